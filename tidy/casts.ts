// The bar on casts: how often the compiler may be sent away. Lower it whenever there are fewer.
import { countUnchecked } from './figures/unchecked.ts'
import type { Finding } from './finding.ts'
import { modulesOf } from './module.ts'
import { isTest, type Tree } from './tree.ts'

/** No more casts than this in all code that is no test. */
const castsMost = 71

/** Every file with casts, once there are more of them than the bar. */
export function checkCasts(tree: Tree, most = castsMost): Finding[] {
  const files = modulesOf(tree)
    .filter(({ path }) => !isTest(path))
    .map((module) => ({ path: module.path, casts: countUnchecked(module).casts }))
    .filter(({ casts }) => casts > 0)
  const all = files.reduce((sum, { casts }) => sum + casts, 0)
  if (all <= most) return []
  return files.map(({ path, casts }) => ({
    path,
    line: 1,
    words: `${casts} of ${all} casts, ${most} at most; read what comes from outside by a schema, or type it`,
  }))
}
