// A process that keeps a database running, as the product does, for drills that kill it.
import { startEmbedded } from '../platform/embedded/embedded.ts'

const [dataDir, settings] = process.argv.slice(2)
if (dataDir === undefined || settings === undefined) throw new Error('keeper.ts FOLDER SETTINGS')
const { url } = await startEmbedded({ dataDir, settings: JSON.parse(settings) as Record<string, string> })
process.stdout.write(`${url}\n`)
