// What stands above a form: a restored draft, a record changed by somebody else, and why saving was refused.
import type { Entity } from '@huanju/engines/entities'
import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import type { CallProblem } from '../../app/call.ts'
import { AddressLink } from '../../app/links.tsx'
import { useSay, w } from '../../app/words.tsx'
import { Instant } from '../quantities.tsx'
import { Trouble } from '../states.tsx'
import type { Draft } from './drafts.ts'
import type { FormState } from './form-state.ts'
import { isVoided, listPath, type ShownRecord } from './surroundings.ts'

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
  voided: w(
    '在您填写期间，这条记录已被他人作废，不能再保存。您填的内容还在下面，离开前请先抄录要留的内容。',
    'While you filled this in, somebody else voided the record; it can no longer be saved. What you entered is still below: copy what you want to keep before you leave.',
  ),
  view: w('查看档案和作废经过', 'Open the record and see who voided it'),
  load: w('载入最新内容', 'Load the latest'),
}

/** The notices of a form, most urgent last, nearest to the fields. */
export function FormNotices({
  entity,
  state,
  record,
  draft,
  drop,
  problem,
}: {
  entity: Entity
  state: FormState
  record: ShownRecord | null
  draft: Draft | null
  drop: () => void
  problem: CallProblem | null
}) {
  const say = useSay()
  const { contested } = useSyncExternalStore(state.subscribe, state.form)
  const isGone = isVoided(record)
  const isOvertaken = !isGone && record !== null && state.version !== record.version
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
      {isGone && <Voided entity={entity} record={record} />}
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
      {!isGone && contested.length > 0 && <Contested count={contested.length} />}
      {problem && !isGone && !isOvertaken && problem.code !== 'stale-version' && (
        <FormTrouble state={state} problem={problem} />
      )}
    </>
  )
}

/** Why a form was not taken, but for what its fields say themselves. */
export function FormTrouble({ state, problem }: { state: FormState; problem: CallProblem }) {
  const { stray } = useSyncExternalStore(state.subscribe, state.form)
  const saidAt = problem.findings.map(({ field }) => field).filter((field) => !stray.includes(field))
  return <Trouble problem={problem} saidAt={saidAt} />
}

// When and why; by whom stands in the history of the record.
function Voided({ entity, record: { id, voidedAt, voidReason } }: { entity: Entity; record: ShownRecord }) {
  const say = useSay()
  return (
    <div className="notice red" role="alert">
      <div>{say(text.voided)}</div>
      <div>
        <Instant at={voidedAt} /> {voidReason && say(w(`事由：${voidReason}`, `Reason: ${voidReason}`))}
      </div>
      <div className="actions">
        <AddressLink to={`${listPath(entity)}/${id}`}>{say(text.view)}</AddressLink>
      </div>
    </div>
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
