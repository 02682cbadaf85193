// One panel for every answer a rule gives: the sentence, the clause with its days, the facts, what is missing, what would change it.
import type { Explanation as Tree } from '@huanju/contract/eligibility'
import { useMarks } from '../app/marks.ts'
import { useSay, w, type Words } from '../app/words.tsx'
import { StatusTag } from './StatusTag.tsx'

const text = {
  clause: w('依据', 'Clause'),
  open: w('未载明截止', 'no end recorded'),
  facts: w('所用事实', 'Facts used'),
  fact: w('事实', 'Fact'),
  value: w('内容', 'Value'),
  source: w('出处', 'Source'),
  on: w('日期', 'Date'),
  limits: w('所用规定', 'Limits used'),
  missing: w('缺少', 'Missing'),
  proof: w('可用以下材料证明', 'Proven by'),
  bringer: w('由谁提供', 'Who brings it'),
  doubts: w('存疑', 'Doubts'),
  change: w('什么会改变结论', 'What would change the answer'),
}

/** The whole explanation: the answer first, each criterion folding open below. */
export function Explanation({ tree }: { tree: Tree }) {
  const say = useSay()
  return (
    <div className="explain">
      <div className="answer">
        <StatusTag status={tree.verdict} /> {say(tree.answer)}
      </div>
      <Doubts doubts={tree.doubts} />
      <div>
        {tree.children.map((child) => (
          <Criterion key={child.rule + child.title.zh} tree={child} isOpen={child.verdict !== 'meets'} />
        ))}
      </div>
      {tree.children.length === 0 && <Details tree={tree} />}
    </div>
  )
}

function Criterion({ tree, isOpen }: { tree: Tree; isOpen: boolean }) {
  const say = useSay()
  return (
    <details open={isOpen}>
      <summary>
        <StatusTag status={tree.verdict} />
        <span>
          {say(tree.answer)}
          {tree.citation && (
            <span className="muted"> {say(w(`〔${tree.citation.clause}〕`, `[${tree.citation.clause}]`))}</span>
          )}
        </span>
      </summary>
      <div className="inner">
        <Details tree={tree} />
        {tree.children.map((child) => (
          <Criterion key={child.title.zh} tree={child} isOpen={false} />
        ))}
      </div>
    </details>
  )
}

function Details({ tree }: { tree: Tree }) {
  const say = useSay()
  const mark = useMarks()
  const dayFrom = (day: string) => say(w(`${day} 起施行`, `in force from ${day}`))
  const dayTo = (day: string) => say(w(`${day} 止`, `until ${day}`))
  const { citation, facts, parameters, missing, doubts, wouldChange } = tree
  return (
    <>
      {citation && (
        <div>
          <b>{say(text.clause)}</b>
          {mark.colon}
          {mark.openTitle}
          {say(citation.title)}
          {mark.closeTitle}
          {citation.clause}
          <span className="muted num">
            {mark.open}
            {citation.inForceFrom && `${dayFrom(citation.inForceFrom)}${mark.comma}`}
            {citation.inForceTo ? dayTo(citation.inForceTo) : say(text.open)}
            {mark.close}
          </span>
        </div>
      )}
      {facts.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say(text.fact)}</th>
              <th>{say(text.value)}</th>
              <th>{say(text.source)}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <tr key={fact.id}>
                <td>{say(fact.label)}</td>
                <td>{say(fact.value)}</td>
                <td>
                  {fact.source ? say(fact.source) : '—'}
                  {fact.on && <span className="num"> {fact.on}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {parameters.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say(text.limits)}</th>
              <th>{say(text.value)}</th>
              <th>{say(text.clause)}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((one) => (
              <tr key={one.id}>
                <td>{say(one.label)}</td>
                <td>{say(one.value)}</td>
                <td>
                  {say(one.citation)}
                  {one.from && <span className="muted num"> {dayFrom(one.from)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {missing.map((one) => (
        <div key={one.fact + one.label.zh} className="notice amber">
          <b>{say(text.missing)}</b>
          {mark.colon}
          {say(one.label)}
          {one.proof && (
            <div>
              {say(text.proof)}
              {mark.colon}
              {say(one.proof)}
            </div>
          )}
          {one.bringer && (
            <div>
              {say(text.bringer)}
              {mark.colon}
              {say(one.bringer)}
            </div>
          )}
        </div>
      ))}
      <Doubts doubts={doubts} />
      {wouldChange.length > 0 && (
        <div>
          <b>{say(text.change)}</b>
          <ul>
            {wouldChange.map((one) => (
              <li key={one.zh}>{say(one)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function Doubts({ doubts }: { doubts: readonly Words[] }) {
  const say = useSay()
  const mark = useMarks()
  return doubts.length === 0 ? null : (
    <div className="muted">
      {say(text.doubts)}
      {mark.colon}
      {doubts.map((doubt) => say(doubt)).join(mark.semicolon)}
    </div>
  )
}
