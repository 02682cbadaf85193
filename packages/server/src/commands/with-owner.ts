// Gives a command the owner's connection: to the running product's database, or to one started for the time.
import { findRunning, startEmbedded } from '../platform/embedded/embedded.ts'
import { readSettings } from '../settings.ts'

/** Runs work with the owner's connection address. */
export async function withOwner(work: (url: string) => Promise<void>): Promise<void> {
  const settings = readSettings()
  const running = settings.DATABASE_URL ?? findRunning(settings.dataDir)
  if (running) return work(running)
  const embedded = await startEmbedded({ dataDir: settings.dataDir })
  try {
    await work(embedded.url)
  } finally {
    await embedded.stop()
  }
}
