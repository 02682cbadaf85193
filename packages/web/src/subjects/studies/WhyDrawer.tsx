// The reasons of one community of a study: where it stands, what it counts for, and for a deferred one why it waits.
import { askWhyNot } from '@huanju/contract/studies'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { StatusTag, statusWords } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { needSentences } from './need.ts'
import type { StudyRow } from './StudyProjects.tsx'
import type { Study } from './StudyScreen.tsx'
import { WhyAnswer } from './WhyAnswer.tsx'

const text = { open: w('打开小区档案', 'Open the record'), mode: w('筹资组合：', 'Funding mix: ') }

/** The reasons of one community; deferred ones are answered by solving with them in. */
export function WhyDrawer({ study, row, close }: { study: Study; row: StudyRow; close: () => void }) {
  const say = useSay()
  const isDeferred = row.decision === 'deferred'
  const { data, error } = useAnswer(
    askWhyNot,
    { params: { study: study.id, community: row.communityId } },
    { isOn: isDeferred },
  )
  const isCounted = data !== undefined && data.closedBy.length === 0 && data.lossAtLeast !== null
  return (
    <Drawer open onClose={close} size={560} title={row.community}>
      <div className="explain">
        <div className="answer">
          <StatusTag
            status={row.decision}
            words={row.year ? w(`${row.year} 年启动`, `Starts ${row.year}`) : statusWords(row.decision)}
          />
          <p>{say(row.reason)}</p>
        </div>
        {needSentences(row, isCounted ? data.worthPoints : undefined).map((sentence) => (
          <div key={sentence.zh} className="muted num">
            {say(sentence)}
          </div>
        ))}
        {row.mode && (
          <div className="muted">
            {say(text.mode)}
            {say(row.mode)}
          </div>
        )}
        {isDeferred && (error ? <Trouble problem={error} /> : data ? <WhyAnswer answer={data} /> : <Loading />)}
        <p>
          <Link to="/communities/$id" params={{ id: row.communityId }}>
            {say(text.open)}
          </Link>
        </p>
      </div>
    </Drawer>
  )
}
