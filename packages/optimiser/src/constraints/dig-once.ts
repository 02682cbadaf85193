// Dig once: projects along one corridor start in one year, for a bonus or because they must.
import type { Constraint } from './constraint.ts'

export const digOnce: Constraint = {
  id: 'dig-once',
  sentence: {
    zh: '同一管线走廊的项目同年启动（加分，或必须）',
    en: 'Projects along one pipeline corridor start in one year (for a bonus, or as a must)',
  },
  formula: 'gain b(g) w(g,t), w(g,t) ≤ Σm x(i,t,m) for every i in g; as a must like “linked” with 0 years',
  relaxedBy: 'years',
  write: ({ instance, indexOf, windows, corridors }) => {
    for (const { id, projectIds, bonusPoints, isHard } of instance.corridors ?? []) {
      const projects = Int32Array.from(projectIds, (project) => indexOf.get(project) ?? -1)
      if (isHard) windows.push({ id, projects, apart: 0, constraint: 'dig-once' })
      if (bonusPoints > 0) corridors.push({ id, projects, bonus: bonusPoints })
    }
  },
}
