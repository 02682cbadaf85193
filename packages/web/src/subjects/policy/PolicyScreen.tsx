// The policy as data: every value with its clause, day and doubts, and the documents they come from.
import { getPolicyPack, listDocuments, listParameters } from '@huanju/contract/policy'
import { Input, Tabs } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { useMarks } from '../../app/marks.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { DayText } from '../../components/quantities.tsx'
import { Empty, Loading, Trouble } from '../../components/states.tsx'
import '../../components/opened.css'

const text = {
  title: w('政策与参数', 'Policy'),
  values: w('政策数值', 'Values'),
  documents: w('政策文件', 'Documents'),
  on: w('看哪一天', 'On'),
  name: w('名称', 'Name'),
  value: w('当日取值', 'Value on the day'),
  from: w('自', 'Since'),
  citation: w('依据', 'Citation'),
  doubts: w('存疑', 'Doubts'),
  find: w('在名称和依据中查找', 'Find in names and citations'),
  none: w('没有匹配的数值', 'No value matches'),
  pack: w('数据版本', 'Data version'),
  clause: w('条款', 'Clause'),
  meaning: w('要点（本系统自述，非原文）', 'In our own words, not the official text'),
  force: w('施行期间', 'In force'),
  open: w('未载明', 'not stated'),
  issued: w('印发', 'Issued'),
  trust: {
    primary: w('读过原文', 'Text read'),
    secondary: w('据转载', 'From a report'),
    'title-only': w('仅知标题', 'Title only'),
    recalled: w('待核', 'To be verified'),
  },
}

const trust: Readonly<Record<string, Words>> = text.trust

export default function PolicyScreen() {
  const say = useSay()
  const [address, change] = useAddress()
  const on = typeof address['on'] === 'string' ? address['on'] : undefined
  const pack = useAnswer(getPolicyPack, { query: { on } })
  return (
    <>
      <PageHeader
        title={say(text.title)}
        sub={
          pack.data && (
            <span className="num">
              {say(text.pack)} {pack.data.place} · {pack.data.hash.slice(0, 12)}
            </span>
          )
        }
      >
        <label htmlFor="policy-on">{say(text.on)}</label>
        <DayInput
          id="policy-on"
          style={{ width: 150 }}
          value={on ?? pack.data?.day ?? null}
          onChange={(day) => change({ on: day ?? '' })}
        />
      </PageHeader>
      <Tabs
        items={[
          { key: 'values', label: say(text.values), children: <Values on={on} /> },
          { key: 'documents', label: say(text.documents), children: <Documents /> },
        ]}
      />
    </>
  )
}

function Values({ on }: { on: string | undefined }) {
  const say = useSay()
  const mark = useMarks()
  const [find, setFind] = useState('')
  const { data, error } = useAnswer(listParameters, { query: { on } })
  if (error) return <Trouble problem={error} />
  if (!data) return <Loading />
  const rows = data.rows.filter(({ title, citation, id }) =>
    `${title.zh}${title.en}${citation.zh}${id}`.toLowerCase().includes(find.toLowerCase()),
  )
  return (
    <section className="card">
      <Input
        allowClear
        aria-label={say(text.find)}
        placeholder={say(text.find)}
        value={find}
        onChange={({ target }) => setFind(target.value)}
        style={{ maxWidth: 320, marginBottom: 10 }}
      />
      {rows.length === 0 ? (
        <Empty words={text.none} />
      ) : (
        <table className="plain-table policy-values">
          <thead>
            <tr>
              <th>{say(text.name)}</th>
              <th>{say(text.value)}</th>
              <th>{say(text.from)}</th>
              <th>{say(text.citation)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{say(row.title)}</td>
                <td className="told-value">{say(row.value)}</td>
                <td>
                  <DayText day={row.from} />
                </td>
                <td>
                  {say(row.citation)}
                  {row.doubts.length > 0 && (
                    <div style={{ color: 'var(--amber)' }}>
                      {say(text.doubts)}
                      {mark.colon}
                      {row.doubts.map((doubt) => say(doubt)).join(mark.semicolon)}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Documents() {
  const say = useSay()
  const mark = useMarks()
  const { data, error } = useAnswer(listDocuments, {})
  if (error) return <Trouble problem={error} />
  if (!data) return <Loading />
  return (
    <div className="explain">
      {data.rows.map((document) => (
        <details key={document.id}>
          <summary>
            <span style={{ flex: 1 }}>
              {mark.openTitle}
              {say(document.title)}
              {mark.closeTitle}
              <span className="muted">
                {document.number} · {say(document.issuer)}
              </span>
            </span>
            <span className="tag plain">
              {say(trust[document.verification] ?? w(document.verification, document.verification))}
            </span>
          </summary>
          <div className="inner">
            <div className="muted">
              {say(text.issued)} <DayText day={document.issuedOn} />
              {mark.semicolon}
              {say(text.meaning)}
            </div>
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say(text.clause)}</th>
                  <th>{say(text.value)}</th>
                  <th>{say(text.force)}</th>
                </tr>
              </thead>
              <tbody>
                {document.clauses.map((clause) => (
                  <tr key={clause.clause}>
                    <td style={{ whiteSpace: 'nowrap' }}>{clause.clause}</td>
                    <td>
                      {say(clause.words)}
                      {clause.doubts.map((doubt) => (
                        <div key={doubt.zh} style={{ color: 'var(--amber)' }}>
                          {say(text.doubts)}
                          {mark.colon}
                          {say(doubt)}
                        </div>
                      ))}
                    </td>
                    <td className="num">
                      {clause.inForceFrom ?? say(text.open)} — {clause.inForceTo ?? say(text.open)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </div>
  )
}
