// Where a community stands in its story, as a line of stages.
import { useSay } from '../../app/words.tsx'
import { statusWords, type Status } from '../../components/StatusTag.tsx'

const stages: readonly Status[] = ['surveyed', 'planned', 'under-works', 'completed']

/** Where the community stands in its story. */
export function StageLine({ status }: { status: Status }) {
  const say = useSay()
  const at = stages.indexOf(status)
  return (
    <ol className="stage">
      {stages.map((stage, index) => (
        <li key={stage} data-past={index <= at || undefined} aria-current={index === at ? 'step' : undefined}>
          {say(statusWords(stage))}
        </li>
      ))}
    </ol>
  )
}
