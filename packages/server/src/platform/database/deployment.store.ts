// What this deployment is: the name of its city, and whether everything in it is made up.
import type { Words } from '@huanju/contract'
import { sql } from 'kysely'
import { rowOf, type Database } from './database.ts'

/** The city's name, or the code of the place while there is none, and whether this is the demo city. */
export async function describeDeployment(database: Database, place: string): Promise<{ city: Words; isDemo: boolean }> {
  const viewer = await database.systemViewer()
  return database.transact(viewer, async (tx) => {
    const city = await rowOf(
      tx,
      sql<Words>`select name_zh as zh, name_en as en from regions where kind = 'city' limit 1`,
    )
    const demo = await rowOf(tx, sql<{ value: string }>`select value from deployment where key = 'demo'`)
    return { city: city ?? { zh: place, en: place }, isDemo: demo?.value === 'yes' }
  })
}
