// What the policy lays on the desk of who keeps the settings: values that are this system's own until the city decides.
import { standingOn } from '@huanju/engines/rules'
import type { Desk, DeskDay, DeskItem } from '../../platform/subjects/desk-item.ts'

export const policyOnDesk: readonly DeskItem[] = [
  { part: 'waiting', order: 40, right: 'system.settings', find: (_tx, _actor, on) => Promise.resolve(undecided(on)) },
]

function undecided({ today, pack }: DeskDay): Desk['waiting'] {
  const own = Object.values(pack.parameters).filter(
    ({ values }) => standingOn(values, today)?.basis === 'system-default',
  )
  if (own.length === 0) return []
  return [
    {
      kind: 'policy',
      count: own.length,
      path: '/policy',
      title: {
        zh: '项政策数值用的是本系统默认值，待本地确定',
        en: 'policy values are defaults of this system until decided locally',
      },
      light: 'green',
      since: null,
    },
  ]
}
