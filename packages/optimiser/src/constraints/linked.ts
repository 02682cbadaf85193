// Streets renovated together start within some years of each other.
import type { Constraint } from './constraint.ts'

export const linked: Constraint = {
  id: 'linked',
  sentence: {
    zh: '同一街道、社区联动改造的项目在相邻两年内启动',
    en: 'Linked projects of a street start within neighbouring years',
  },
  formula: 'Σm x(i,t,m) ≤ Σ(t−d≤s≤t) u(g,s), Σs u(g,s) ≤ 1',
  relaxedBy: 'years',
  write: ({ instance, indexOf, windows }) => {
    for (const { id, projectIds, mostYearsApart } of instance.linkedStreets ?? []) {
      const projects = Int32Array.from(projectIds, (project) => indexOf.get(project) ?? -1)
      windows.push({ id, projects, apart: mostYearsApart, constraint: 'linked' })
    }
  },
}
