// A process that keeps a database running, as the product does, for drills that kill it.
import { z } from 'zod'
import { startEmbedded } from '../platform/embedded/embedded.ts'

const [dataDir, settings] = process.argv.slice(2)
if (dataDir === undefined || settings === undefined) throw new Error('keeper.ts FOLDER SETTINGS')
const { url } = await startEmbedded({ dataDir, settings: z.record(z.string(), z.string()).parse(JSON.parse(settings)) })
process.stdout.write(`${url}\n`)
