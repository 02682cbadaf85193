// Cohorts by the day until which they were completed, oldest first, each with the year by which all are started.
import { Select } from 'antd'
import { useSay, w } from '../../app/words.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import type { Settings } from './StudyLevers.tsx'

const text = {
  until: w('建成不晚于', 'Completed by'),
  deadline: w('须在此年前全部启动', 'All started by'),
  none: w('不设期限', 'No deadline'),
  off: w(
    '期限未启用：在“要求与依据”中打开“某年代的小区须在目标年前全部启动”后才限制方案',
    'These deadlines are off: they bind the plan once their demand is switched on under “Demands and clauses”',
  ),
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
      {settings.off.includes('cohort-deadline') && <div className="notice amber">{say(text.off)}</div>}
    </>
  )
}
