// Cohorts by the day until which they were completed, oldest first, each with the year by which all are started.
import { Select } from 'antd'
import { useSay, w } from '../../app/words.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import type { Settings } from './StudyLevers.tsx'

const text = {
  until: w('建成不晚于', 'Completed by'),
  deadline: w('全部启动期限', 'All started by'),
  none: w('不设期限', 'No deadline'),
  help: w('期限在约束“某年代的小区须在目标年前全部启动”打开时生效', 'Deadlines hold while their constraint is on'),
}

/** The cohorts of a study. */
export function CohortDeadlines({
  years,
  settings,
  change,
  isFixed,
}: {
  years: readonly number[]
  settings: Settings
  change: (settings: Settings) => void
  isFixed: boolean
}) {
  const say = useSay()
  const set = (index: number, cohort: Settings['cohorts'][number]) =>
    change({ ...settings, cohorts: settings.cohorts.map((one, at) => (at === index ? cohort : one)) })
  return (
    <>
      {settings.cohorts.map((cohort, index) => (
        <div key={cohort.id} className="cohort">
          <label>
            <span>{say(text.until)}</span>
            <DayInput
              id={`cohort-${cohort.id}-until`}
              size="small"
              value={cohort.completedUntil}
              isDisabled={isFixed}
              onChange={(day) => day !== null && set(index, { ...cohort, completedUntil: day })}
            />
          </label>
          <label>
            <span>{say(text.deadline)}</span>
            <Select
              size="small"
              style={{ minWidth: 120 }}
              disabled={isFixed}
              aria-label={say(text.deadline)}
              value={cohort.deadlineYear ?? 0}
              options={[
                { value: 0, label: say(text.none) },
                ...years.map((year) => ({ value: year, label: String(year) })),
              ]}
              onChange={(year: number) => set(index, { ...cohort, deadlineYear: year === 0 ? null : year })}
            />
          </label>
        </div>
      ))}
      <div className="help">{say(text.help)}</div>
    </>
  )
}
