// What stands above a form: a restored draft, a record changed by somebody else, and why saving was refused.
import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import type { CallProblem } from '../../app/call.ts'
import { useSay, w } from '../../app/words.tsx'
import { Instant } from '../quantities.tsx'
import { Trouble } from '../states.tsx'
import type { Draft } from './drafts.ts'
import type { FormState } from './form-state.ts'
import type { ShownRecord } from './surroundings.ts'

const text = {
  restored: w('已恢复暂存在本机的内容，暂存时间：', 'Your draft from this device was restored, kept at '),
  aged: w(
    '暂存之后这条记录有过修改：两边都改过的项已并排列出，请逐项核对后再保存。',
    'The record was changed since: where both changed a field, both are shown. Check before you save.',
  ),
  drop: w('放弃暂存', 'Discard the draft'),
  changed: w(
    '这条记录已被他人修改。载入最新内容后，您填的内容保留，两边都改过的项并排列出，由您选择。',
    'Somebody else changed this record. Load the latest: what you entered stays; where both changed, you choose.',
  ),
  load: w('载入最新内容', 'Load the latest'),
  wrong: w(
    '有内容需要修改，已在下面标出，还没有保存。',
    'Something must be mended; it is marked below. Nothing is saved yet.',
  ),
}

/** The notices of a form, most urgent last, nearest to the fields. */
export function FormNotices({
  state,
  record,
  draft,
  drop,
  problem,
}: {
  state: FormState
  record: ShownRecord | null
  draft: Draft | null
  drop: () => void
  problem: CallProblem | null
}) {
  const say = useSay()
  const { contested, stray } = useSyncExternalStore(state.subscribe, state.form)
  const isOvertaken = record !== null && state.version !== record.version
  const isAtFields = problem?.code === 'invalid-input' && stray.length === 0
  return (
    <>
      {draft && (
        <div className="notice" role="status">
          {say(text.restored)}
          <Instant at={draft.keptAt} />{' '}
          <Button size="small" onClick={drop}>
            {say(text.drop)}
          </Button>
          {draft.version !== null && draft.version !== (record?.version ?? null) && <div>{say(text.aged)}</div>}
        </div>
      )}
      {isOvertaken && (
        <div className="notice amber" role="alert">
          <div>{say(text.changed)}</div>
          <div className="actions">
            <Button size="small" onClick={() => state.rebase(record)}>
              {say(text.load)}
            </Button>
          </div>
        </div>
      )}
      {contested.length > 0 && <Contested count={contested.length} />}
      {problem && !isOvertaken && problem.code !== 'stale-version' && (
        <>
          {isAtFields ? (
            <div className="notice red" role="alert">
              {say(text.wrong)}
            </div>
          ) : (
            <Trouble problem={problem} />
          )}
        </>
      )}
    </>
  )
}

function Contested({ count }: { count: number }) {
  const say = useSay()
  const words =
    count === 1
      ? w(
          '有 1 项您和他人都改过，请选择采用哪一个；不选则以您填的为准。',
          'You and somebody else both changed one field; choose, or yours is kept.',
        )
      : w(
          `有 ${count} 项您和他人都改过，请逐项选择；不选的以您填的为准。`,
          `You and somebody else both changed ${count} fields; choose for each, or yours is kept.`,
        )
  return (
    <div className="notice amber" role="status">
      {say(words)}
    </div>
  )
}
