// A button for work that concerns many: it first says how many, and begins only when that is answered with a verb.
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useMarks } from '../app/marks.ts'
import { useSay, w, type Words } from '../app/words.tsx'

const text = { cancel: w('取消', 'Cancel') }

interface AskFirstProps {
  /** The button, and the verb that answers the question. */
  readonly words: Words
  readonly begin: Words
  /** How many it concerns, where the button says so. */
  readonly count?: number
  readonly question: Words
  readonly isPending: boolean
  /** Whether it may be asked at all now, or something else must be mended first. */
  readonly mayAsk?: () => boolean
  readonly isDisabled?: boolean
  readonly go: () => void
}

/** Asks, then goes. */
export function AskFirst({ words, begin, count, question, isPending, mayAsk, isDisabled = false, go }: AskFirstProps) {
  const say = useSay()
  const mark = useMarks()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button
        type="primary"
        loading={isPending}
        disabled={isDisabled}
        onClick={() => (mayAsk?.() ?? true) && setAsking(true)}
      >
        {say(words)}
        {count !== undefined && `${mark.open}${count}${mark.close}`}
      </Button>
      <Modal
        open={isAsking}
        title={say(words)}
        okText={say(begin)}
        cancelText={say(text.cancel)}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false)
          go()
        }}
      >
        <p>{say(question)}</p>
      </Modal>
    </>
  )
}
