// What a community states against what is recorded below it, in all and building by building; each figure opens its rows.
import type { AnswerOf } from '@huanju/contract'
import { communityTotals } from '@huanju/contract/communities'
import { figureInWords } from '@huanju/domain/communities'
import { formatM2 } from '@huanju/quantities'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { AddressLink } from '../../app/links.tsx'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { useMay } from '../../components/records/surroundings.ts'
import { Scroll } from '../../components/Scroll.tsx'
import { Loading, Trouble } from '../../components/states.tsx'

type Totals = AnswerOf<typeof communityTotals>
type Line = Totals['lines'][number]

const text = {
  title: w('总数与分项', 'Totals and their parts'),
  byBuilding: w('逐栋核对', 'Building by building'),
  note: w(
    '公布的总数常常先于分项到来；没有登记完不算错，登记完仍不相等的请核对',
    'Published totals often come before their parts. Not yet recorded is no fault; what still differs then needs a look',
  ),
  what: w('项目', 'Figure'),
  stated: w('档案填报', 'Stated'),
  parts: w('分项', 'Parts'),
  sum: w('分项合计', 'Sum of parts'),
  result: w('核对结果', 'Result'),
  building: w('楼栋', 'Building'),
  unknown: w('未知', 'Unknown'),
  empty: w('还没有登记房屋的楼栋：', 'Buildings without a dwelling recorded: '),
  comma: w('、', ', '),
  none: w('还没有登记楼栋，登记后在这里逐栋核对', 'No buildings recorded yet; once they are, each is compared here'),
  roll: w('业主登记与人数', 'Owners on record'),
  headRule: w(
    '一套房屋计一人，几人共有也计一人；同一业主有几套计一人（民法典第二百七十八条及建筑物区分所有权司法解释第九条）',
    'One head for each dwelling, also where several share it; an owner of several is one head (Civil Code, art. 278, and the interpretation on ownership of buildings, art. 9)',
  ),
  kinds: {
    buildings: w('楼栋数', 'Buildings'),
    households: w('户数', 'Households'),
    area: w('建筑面积', 'Floor area'),
  },
  levels: { buildings: w('各栋', 'Buildings'), dwellings: w('各户', 'Dwellings') },
}

/** The tab of a community's record. */
export function TotalsTab({ id }: { id: string }) {
  const say = useSay()
  const { data, error, refetch } = useAnswer(communityTotals, { params: { id } })
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <p className="muted">{say(text.note)}</p>
      <Scroll words={text.title}>
        <table className="plain-table">
          <LineHead first={text.what} second={text.parts} />
          <tbody>
            {data.lines.map((line) => (
              <LineRow key={`${line.kind} ${line.level}`} line={line} first={say(text.kinds[line.kind])}>
                <PartsLink line={line} communityId={id} />
              </LineRow>
            ))}
          </tbody>
        </table>
      </Scroll>
      <RollCard roll={data.roll} communityId={id} />
      <h2 style={{ margin: '18px 0 8px' }}>{say(text.byBuilding)}</h2>
      {data.buildings.length === 0 ? <p className="muted">{say(text.none)}</p> : <Buildings rows={data.buildings} />}
    </>
  )
}

// How far the owners are recorded: what a vote would count today, and what keeps it from being sure.
function RollCard({ roll, communityId }: { roll: Totals['roll']; communityId: string }) {
  const say = useSay()
  const { dwellings, owned, area, heads, unidentified, short } = roll
  const maySee = useMay()('owners.read')
  if (dwellings === 0) return null
  const counted = say(
    w(
      `${dwellings} 套房屋中 ${owned} 套登记了业主，面积 ${formatM2(area)} ㎡，按人数计 ${heads} 人`,
      `${owned} of ${dwellings} dwellings have an owner on record: ${formatM2(area)} m², ${heads} by head`,
    ),
  )
  return (
    <>
      <h2 style={{ margin: '18px 0 8px' }}>{say(text.roll)}</h2>
      <p>
        {maySee ? (
          <AddressLink to="/owners" query={{ communityId }}>
            {counted}
          </AddressLink>
        ) : (
          counted
        )}
      </p>
      <p className="muted">{say(text.headRule)}</p>
      {unidentified > 0 && (
        <p>
          {say(
            w(
              `其中 ${unidentified} 套的业主没有身份证号，也没有选产权单位：是否还有别的房屋看不出来，人数可能更少`,
              `Of ${unidentified} dwellings the owner has neither an ID number nor a title unit: whether they own another cannot be told, so there may be fewer heads`,
            ),
          )}
        </p>
      )}
      {short > 0 && (
        <p style={{ color: 'var(--amber)' }}>
          {say(
            w(
              `${short} 套的业主份额合计不足 1，请核对是否漏登共有人`,
              `In ${short} dwellings the shares come to less than 1; perhaps a co-owner is missing`,
            ),
          )}
        </p>
      )}
    </>
  )
}

// Buildings without a dwelling yet have nothing to compare: they are named, not listed.
function Buildings({ rows }: { rows: Totals['buildings'] }) {
  const say = useSay()
  const isEmpty = ({ lines }: (typeof rows)[number]) => lines.every(({ parts }) => parts.count === 0)
  const empty = rows.filter(isEmpty)
  return (
    <>
      {empty.length < rows.length && <ByBuilding rows={rows.filter((row) => !isEmpty(row))} />}
      {empty.length > 0 && (
        <p>
          {say(text.empty)}
          {empty.map(({ id, name }, at) => (
            <Fragment key={id}>
              {at > 0 && say(text.comma)}
              <Link to="/buildings/$id" params={{ id }}>
                {name}
              </Link>
            </Fragment>
          ))}
        </p>
      )}
    </>
  )
}

function ByBuilding({ rows }: { rows: Totals['buildings'] }) {
  const say = useSay()
  return (
    <Scroll words={text.byBuilding}>
      <table className="plain-table">
        <LineHead first={text.building} second={text.what} />
        <tbody>
          {rows.flatMap(({ id, name, lines }) =>
            lines.map((line, at) => (
              <LineRow
                key={`${id} ${line.kind}`}
                line={line}
                first={
                  at === 0 && (
                    <Link to="/buildings/$id" params={{ id }}>
                      {name}
                    </Link>
                  )
                }
              >
                <AddressLink to="/dwellings" query={{ buildingId: id }}>
                  {say(text.kinds[line.kind])}
                </AddressLink>
              </LineRow>
            )),
          )}
        </tbody>
      </table>
    </Scroll>
  )
}

function LineHead({ first, second }: { first: typeof text.what; second: typeof text.what }) {
  const say = useSay()
  return (
    <thead>
      <tr>
        <th>{say(first)}</th>
        <th>{say(second)}</th>
        <th className="r">{say(text.stated)}</th>
        <th className="r">{say(text.sum)}</th>
        <th>{say(text.result)}</th>
      </tr>
    </thead>
  )
}

function LineRow({ line, first, children }: { line: Line; first: ReactNode; children: ReactNode }) {
  const say = useSay()
  const { kind, stated, parts, state, words } = line
  return (
    <tr>
      <td>{first}</td>
      <td>{children}</td>
      <td className="r num">{say(stated === null ? text.unknown : figureInWords(kind, stated))}</td>
      <td className="r num">{parts.known === 0 ? '—' : say(figureInWords(kind, parts.sum))}</td>
      <td
        className={state === 'short' || state === 'none' ? 'muted' : ''}
        style={state === 'differs' ? { color: 'var(--amber)' } : {}}
      >
        {say(words)}
      </td>
    </tr>
  )
}

function PartsLink({ line: { level }, communityId }: { line: Line; communityId: string }) {
  const say = useSay()
  const words = say(text.levels[level])
  return (
    <AddressLink to={level === 'dwellings' ? '/dwellings' : '/buildings'} query={{ communityId }}>
      {words}
    </AddressLink>
  )
}
