// A month to pick a day from, its words and weeks as the language of the page has them.
import { Calendar } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useSpeech } from '../app/words.tsx'

const [earliest, latest] = [dayjs('1900-01-01'), dayjs('2199-12-31')]

/** The month of a day, or of today; picking gives the day as it is kept: 1998-06-30. */
export default function Month({ day, pick }: { day: string | null; pick: (day: string) => void }) {
  const { language } = useSpeech()
  const shown = (day === null ? dayjs() : dayjs(day)).locale(language === 'zh' ? 'zh-cn' : 'en')
  return (
    <div className="month">
      <Calendar
        fullscreen={false}
        defaultValue={shown}
        validRange={[earliest, latest]}
        // Turning to another month or year is no choice yet.
        onSelect={(chosen, { source }) => source === 'date' && pick(chosen.format('YYYY-MM-DD'))}
      />
    </div>
  )
}
