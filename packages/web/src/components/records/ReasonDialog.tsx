// Asks for a reason before something that is written down for good: what will be done to what, and why.
import { Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import type { CallProblem } from '../../app/call.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { described, Field } from '../fields.tsx'
import { Trouble } from '../states.tsx'

const text = {
  reason: w('事由', 'Reason'),
  missing: w('请写明事由', 'Give the reason'),
  long: w('事由最多 200 个字，请缩短', 'A reason takes at most 200 characters; shorten it'),
  cancel: w('取消', 'Cancel'),
}

/** A dialog that goes on only with a reason; once it is answered it shows `children` instead. */
export function ReasonDialog({
  title,
  note,
  act,
  isDanger = false,
  isPending,
  problem,
  onAct,
  close,
  children,
}: {
  title: string
  note: Words
  act: Words
  isDanger?: boolean
  isPending: boolean
  problem: CallProblem | null
  onAct: (reason: string) => void
  close: () => void
  children?: ReactNode
}) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const fault = reason.trim() === '' ? text.missing : [...reason.trim()].length > 200 ? text.long : undefined
  const finding = isTried ? fault : undefined
  const go = () => {
    setTried(true)
    if (fault) document.getElementById('reason')?.focus()
    else if (!isPending) onAct(reason.trim())
  }
  return (
    <Modal
      open
      title={title}
      okText={say(act)}
      cancelText={say(text.cancel)}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={isPending}
      onCancel={close}
      onOk={go}
      {...(children !== undefined && { footer: null })}
    >
      {children ?? (
        <>
          {problem && <Trouble problem={problem} />}
          <p>{say(note)}</p>
          <Field id="reason" words={text.reason} isRequired finding={finding}>
            <Input.TextArea
              id="reason"
              {...described({ id: 'reason', finding })}
              status={finding ? 'error' : ''}
              rows={3}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
        </>
      )}
    </Modal>
  )
}
