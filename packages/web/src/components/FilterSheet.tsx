// Filters on the phone: one button that says how many are set, and a sheet from below; on a wide page they stand where they are.
import { Button, Drawer } from 'antd'
import { useState, type ReactNode } from 'react'
import { useIsPhone } from '../app/phone.ts'
import { useSay, w } from '../app/words.tsx'
import './opened.css'

const text = { filter: w('筛选', 'Filter'), show: w('看结果', 'Show results') }

interface FilterSheetProps {
  /** How many filters are set. */
  readonly count: number
  /** Clears them all. */
  readonly clear?: ReactNode
  readonly children: ReactNode
}

/** The filters of a page, in a sheet on the phone. */
export function FilterSheet({ count, clear, children }: FilterSheetProps) {
  const say = useSay()
  const isPhone = useIsPhone()
  const [isOpen, setOpen] = useState(false)
  if (!isPhone) return <>{children}</>
  return (
    <>
      <Button className="open-sheet" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        {say(text.filter)}
        {count > 0 && ` ${count}`}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="auto"
        title={say(text.filter)}
        className="filter-sheet"
        extra={clear}
        footer={
          <Button type="primary" block onClick={() => setOpen(false)}>
            {say(text.show)}
          </Button>
        }
      >
        {children}
      </Drawer>
    </>
  )
}
