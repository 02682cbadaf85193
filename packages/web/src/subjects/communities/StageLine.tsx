// Where a community stands in its story, as a line of stages.
import { communityStage, communityStatuses } from '@huanju/domain/communities'
import { useSay } from '../../app/words.tsx'
import type { Status } from '../../components/StatusTag.tsx'

/** Where the community stands in its story. */
export function StageLine({ status }: { status: Status }) {
  const say = useSay()
  const at = communityStatuses.findIndex((stage) => stage === status)
  return (
    <ol className="stage">
      {communityStatuses.map((stage, index) => (
        <li key={stage} data-past={index <= at || undefined} aria-current={index === at ? 'step' : undefined}>
          {say(communityStage.states[stage])}
        </li>
      ))}
    </ol>
  )
}
