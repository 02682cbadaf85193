// Asks before what was typed is lost: stay, keep it as a draft, or let it go.
import { useBlocker } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useSay, w } from '../../app/words.tsx'

const text = {
  title: w('有修改还没有保存', 'There are unsaved changes'),
  why: w('离开本页后，未保存的修改将丢失。', 'If you leave, what you changed is lost.'),
  stay: w('继续填写', 'Go on with the form'),
  keep: w('暂存并离开', 'Keep draft and leave'),
  leave: w('放弃修改并离开', 'Leave without saving'),
}

/** Stands in the way of leaving while something is unsaved; without `keep` there is no draft to be kept. */
export function LeaveDialog({ isDirty, keep }: { isDirty: () => boolean; keep?: () => void }) {
  const say = useSay()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isDirty(),
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  return (
    <Modal
      open={status === 'blocked'}
      title={say(text.title)}
      onCancel={() => reset?.()}
      footer={
        <div className="actions" style={{ justifyContent: 'flex-end' }}>
          <Button danger onClick={() => proceed?.()}>
            {say(text.leave)}
          </Button>
          {keep && (
            <Button
              onClick={() => {
                keep()
                proceed?.()
              }}
            >
              {say(text.keep)}
            </Button>
          )}
          <Button type="primary" onClick={() => reset?.()}>
            {say(text.stay)}
          </Button>
        </div>
      }
    >
      <p>{say(text.why)}</p>
    </Modal>
  )
}
