// How long the product takes until it answers: on an empty folder, on a full one, and after kill -9 of everything.
import { killVictim, type Victim } from '../packages/server/src/drills/victims.ts'
import { startProduct } from '../packages/server/src/drills/product.ts'

/** Seconds until the product printed its address. */
export interface StartFigure {
  readonly first: number
  readonly second: number
  readonly afterKill: number
}

const environment = { ...process.env, DATABASE_URL: undefined, DEMO: undefined, HOST: undefined }

/** Starts three times on one folder and leaves the last product running. */
export async function measureStarts(dataDir: string): Promise<{ figures: StartFigure; product: Victim }> {
  const start = async () => {
    const begun = performance.now()
    const product = await startProduct(dataDir, environment)
    return { product, seconds: (performance.now() - begun) / 1000 }
  }
  const first = await start()
  await stop(first.product)
  const second = await start()
  await killVictim(second.product, 'everything')
  const third = await start()
  return { figures: { first: first.seconds, second: second.seconds, afterKill: third.seconds }, product: third.product }
}

/** Stops a product in order, and waits until it has gone. */
export async function stop({ keeper }: Victim): Promise<void> {
  const gone = new Promise((resolve) => keeper.once('exit', resolve))
  keeper.kill('SIGTERM')
  await gone
}
