// What a planner sets of a plan: name, yearly budgets, weights of the published score, what is forced in and out.
import { scoreSettings } from '@huanju/contract/plans'
import { field } from '@huanju/engines/entities'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { described, Field } from '../../components/fields.tsx'
import { NumberBox } from '../../components/NumberBox.tsx'
import { FigureField } from '../../components/records/FigureField.tsx'
import { useUnreadWhile } from '../../components/unread.tsx'
import type { Plan } from './PlanScreen.tsx'
import { ScoreMoves } from './ScoreMoves.tsx'

const text = {
  title: w('设置', 'Settings'),
  name: w('计划名称', 'Name'),
  noName: w('请填写计划名称', 'Give the plan a name'),
  budgets: w('各年可用资金', 'Money available by year'),
  addYear: w('加一年', 'Add a year'),
  dropYear: w('减一年', 'Drop the last year'),
  weights: w('评分权重', 'Weights of the score'),
  unproven: w(
    '证据不足的也参加排序，启动前补齐',
    'Also rank those that are not proven yet, to be proven before works start',
  ),
  forces: w('指定列入与不列入', 'Ordered in or out'),
  in: w('列入', 'In'),
  out: w('不列入', 'Out'),
  take: w('取消指定', 'Withdraw'),
  none: w(
    '还没有指定。在下面的明细中点小区名，可指定它列入或不列入',
    'Nothing is ordered yet. Open a community in the list below to order it in or out',
  ),
  hundred: w('合计 100', 'Total 100'),
  noWeight: w('权重合计不能为 0，至少给一项权重', 'The weights must not sum to nought; give at least one of them some'),
  published: w('恢复公布的权重', 'Restore the published weights'),
}

// Typed in 万元, as it is shown everywhere else.
const budgetOf = (year: number) => field.money(`${year} 年度`, `${year}`, { inWan: true })

/** What a planner sets. */
export function Levers({
  plan,
  change,
  isFixed,
}: {
  plan: Plan
  change: (change: Partial<Plan>) => void
  isFixed: boolean
}) {
  const say = useSay()
  const { data } = useAnswer(scoreSettings, {})
  const last = plan.years.at(-1)
  return (
    <section className="card">
      <h2>{say(text.title)}</h2>
      <fieldset disabled={isFixed} style={{ border: 0, padding: 0, margin: 0 }}>
        <NameField name={plan.name} isFixed={isFixed} change={(name) => change({ name })} />
        <h3>{say(text.budgets)}</h3>
        {plan.years.map(({ year, budgetFen }, index) => (
          <FigureField
            key={year}
            id={`budget-${year}`}
            field={budgetOf(year)}
            value={budgetFen}
            onChange={(next) =>
              change({ years: plan.years.map((one, at) => (at === index ? { year, budgetFen: next } : one)) })
            }
          />
        ))}
        <div className="actions" style={{ marginBottom: 14 }}>
          <Button
            size="small"
            disabled={isFixed || plan.years.length >= 10}
            onClick={() =>
              change({ years: [...plan.years, { year: (last?.year ?? 0) + 1, budgetFen: last?.budgetFen ?? 0n }] })
            }
          >
            {say(text.addYear)}
          </Button>
          <Button
            size="small"
            disabled={isFixed || plan.years.length <= 1}
            onClick={() => change({ years: plan.years.slice(0, -1) })}
          >
            {say(text.dropYear)}
          </Button>
        </div>
        <h3>{say(text.weights)}</h3>
        {(data?.parts ?? []).map(({ part, title, weight, formula }) => (
          <div key={part} className="field" style={{ display: 'flex', gap: 10, alignItems: 'center', marginBottom: 6 }}>
            <label htmlFor={`weight-${part}`} style={{ flex: 1 }} title={say(formula)}>
              {say(title)}
            </label>
            <NumberBox
              id={`weight-${part}`}
              min={0}
              max={1000}
              isDisabled={isFixed}
              value={plan.weights[part] ?? weight}
              onChange={(value) => change({ weights: { ...plan.weights, [part]: value } })}
            />
          </div>
        ))}
        <WeightTotal weights={(data?.parts ?? []).map(({ part, weight }) => plan.weights[part] ?? weight)} />
        <Button
          size="small"
          type="link"
          style={{ padding: 0 }}
          disabled={isFixed}
          onClick={() =>
            change({ weights: Object.fromEntries((data?.parts ?? []).map(({ part, weight }) => [part, weight])) })
          }
        >
          {say(text.published)}
        </Button>
        {plan.result && <ScoreMoves planId={plan.id} weights={plan.weights} />}
        <p>
          <Checkbox
            disabled={isFixed}
            checked={plan.includesUnproven}
            onChange={({ target }) => change({ includesUnproven: target.checked })}
          >
            {say(text.unproven)}
          </Checkbox>
        </p>
        <h3>{say(text.forces)}</h3>
        {plan.forces.length === 0 ? (
          <div className="muted">{say(text.none)}</div>
        ) : (
          <ul className="worklist">
            {plan.forces.map((force) => (
              <li key={force.communityId} style={{ padding: '6px 0' }}>
                {say(force.kind === 'in' ? text.in : text.out)}
                {force.year && ` ${force.year}`} <Ordered plan={plan} communityId={force.communityId} />
                {say(w('：', ': '))}
                {force.reason}{' '}
                <Button
                  size="small"
                  type="link"
                  onClick={() => change({ forces: plan.forces.filter((one) => one !== force) })}
                >
                  {say(text.take)}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
    </section>
  )
}

// The community of an order, by its name.
function Ordered({ plan, communityId }: { plan: Plan; communityId: string }) {
  const named = plan.ordered.find((one) => one.communityId === communityId)
  return (
    named && (
      <Link to="/communities/$id" params={{ id: communityId }}>
        {named.community}
      </Link>
    )
  )
}

function NameField({ name, isFixed, change }: { name: string; isFixed: boolean; change: (name: string) => void }) {
  const id = 'plan-name'
  const finding = name.trim() === '' ? text.noName : undefined
  useUnreadWhile(id, finding !== undefined)
  return (
    <Field id={id} words={text.name} isRequired finding={finding}>
      <Input
        id={id}
        value={name}
        maxLength={60}
        disabled={isFixed}
        status={finding ? 'error' : ''}
        {...described({ id, finding })}
        onChange={({ target }) => change(target.value)}
      />
    </Field>
  )
}

/** What the weights sum to: any sum will do but nought, and it is said how they then count. */
function WeightTotal({ weights }: { weights: readonly number[] }) {
  const say = useSay()
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const isNought = weights.length > 0 && total === 0
  useUnreadWhile('weights', isNought)
  if (weights.length === 0) return null
  if (isNought)
    return (
      <div className="field" data-wrong="">
        <div className="finding" role="alert">
          {say(text.noWeight)}
        </div>
      </div>
    )
  return (
    <p className="muted" aria-live="polite">
      {say(
        total === 100
          ? text.hundred
          : w(`合计 ${total}，按各项占合计的比例计分`, `Total ${total}; each counts by its share of the total`),
      )}
    </p>
  )
}
