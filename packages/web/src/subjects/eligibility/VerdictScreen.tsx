// A verdict as it was given: the same words today, tomorrow and on paper.
import { getVerdict } from '@huanju/contract/eligibility'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useIdInPath } from '../../app/links.tsx'
import { useAnswer } from '../../app/queries.ts'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { Explanation } from '../../components/Explanation.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'

const text = {
  title: w('纳入条件判定', 'Eligibility verdict'),
  list: w('小区台账', 'Register'),
  print: w('打印', 'Print'),
  by: w('按', 'By the policy of'),
  policy: w(' 的政策判定', ''),
  at: w('判定于', 'given'),
  who: w('判定人', 'by'),
  system: w('系统', 'the system'),
  hash: w('政策数据', 'Policy data'),
  buildings: w('逐栋判定', 'Building by building'),
  link: w('本页地址即永久链接', 'This address is a permanent link'),
}

export default function VerdictScreen() {
  const say = useSay()
  const mark = useMarks()
  const id = useIdInPath('verdict')
  const { data, error, refetch } = useAnswer(getVerdict, { params: { verdict: id } })
  if (error)
    return (
      <>
        <PageHeader title={say(text.title)} crumbs={[{ words: text.list, to: '/communities' }]} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  if (!data) return <Loading />
  return (
    <>
      <PageHeader
        title={`${data.community} · ${say(text.title)}`}
        crumbs={[{ words: text.list, to: '/communities' }]}
        tag={<StatusTag status={data.verdict} />}
        sub={
          <>
            {say(text.by)} <span className="num">{data.askedFor}</span>
            {say(text.policy)}
            {mark.comma}
            {say(text.at)} <Instant at={data.recordedAt} />
            {mark.comma}
            {say(text.who)} {data.recordedBy === 'system' ? say(text.system) : data.recordedBy}
          </>
        }
      >
        <Link to="/communities/$id" params={{ id: data.communityId }}>
          <Button>{data.community}</Button>
        </Link>
        <Button type="primary" onClick={() => window.print()}>
          {say(text.print)}
        </Button>
      </PageHeader>
      <section className="card" style={{ maxWidth: 860 }}>
        <Explanation tree={data.explanation} />
      </section>
      {data.isMixed && (
        <section className="card" style={{ maxWidth: 860 }}>
          <h2>{say(text.buildings)}</h2>
          <table className="plain-table">
            <tbody>
              {data.buildings.map((building) => (
                <tr key={building.buildingId}>
                  <td>{building.name}</td>
                  <td>
                    <StatusTag status={building.verdict} />
                  </td>
                  <td>{say(building.explanation.answer)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="muted num" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
        {say(text.hash)} {data.place} · {data.packHash.slice(0, 16)}…{mark.semicolon}
        {say(text.link)}
      </p>
    </>
  )
}
