// Pairings: what pays for each other goes together.
import type { Constraint } from './constraint.ts'

export const pairing: Constraint = {
  id: 'pairing',
  sentence: { zh: '跨片区组合：两项目同进同出', en: 'Paired projects are all in or all out' },
  formula: 'Σ(t,m) x(i,t,m) = Σ(t,m) x(j,t,m)',
  relaxedBy: null,
  write: ({ instance, indexOf, pairings }) => {
    for (const { id, projectIds } of instance.pairings ?? []) {
      pairings.push({ id, projects: Int32Array.from(projectIds, (project) => indexOf.get(project) ?? -1) })
    }
  },
}
