// Entering the dwellings of a whole building at once 整栋登记: layout, preview as a floor grid, one request for all.
import { dwellings } from '@huanju/contract/communities'
import { building, dwelling } from '@huanju/domain/communities'
import { formatM2 } from '@huanju/quantities'
import { App, Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { AddressLink, useGo } from '../../app/links.tsx'
import { useAddress } from '../../app/address.ts'
import { call, type CallFinding } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { today } from '../../app/today.ts'
import { useSay, w } from '../../app/words.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import type { Entry } from '../../components/records/entry.ts'
import { LeaveDialog } from '../../components/records/LeaveDialog.tsx'
import { endpointsFor, fullName } from '../../components/records/surroundings.ts'
import { Empty, Loading, Trouble } from '../../components/states.tsx'
import { showFirstWrong, Unread, useUnread } from '../../components/unread.tsx'
import { DwellingGrid } from './DwellingGrid.tsx'
import {
  areaOf,
  cellsMost,
  cellsOf,
  doorKey,
  isSound,
  partOf,
  pasteAreas,
  rowsOf,
  sizeOf,
  type Fault,
  type Layout,
  type Over,
} from './dwelling-plan.ts'
import { LayoutForm, type Defaults } from './LayoutForm.tsx'

const text = {
  title: w('整栋登记房屋', 'Enter a whole building'),
  list: w('房屋', 'Dwelling'),
  preview: w('核对每一户', 'Check each dwelling'),
  how: w(
    '不存在的房号去掉勾选；面积可逐户填写，也可从 Excel 复制一列，粘贴到起始一户的面积中：按单元、楼层自下而上、房号依次填入。',
    'Untick doors that do not exist. Type areas, or paste a column of a sheet: by entrance, from the lowest floor up.',
  ),
  tooMany: w(
    `一次最多登记 ${cellsMost} 户，请减少单元、楼层或每层户数`,
    `At most ${cellsMost} dwellings at once; take fewer entrances, floors or doors`,
  ),
  noRight: w('您的岗位没有登记房屋的权限', 'Your role may not record dwellings'),
  building: w('请选择楼栋', 'Choose the building'),
  use: w('请选择用途', 'Choose the use'),
  cancel: w('取消', 'Cancel'),
}

export default function DwellingGridScreen() {
  const [address] = useAddress()
  const canWrite = useRight('communities.write')
  const id = typeof address['buildingId'] === 'string' ? address['buildingId'] : null
  const { data, error, refetch } = useAnswer(
    endpointsFor(building).get,
    { params: { id: id ?? '' } },
    { isOn: id !== null },
  )
  if (!canWrite) return <Empty words={text.noRight} />
  if (error && !data) return <Trouble problem={error} again={() => void refetch()} />
  if (id !== null && !data) return <Loading />
  const known: Readonly<Record<string, unknown>> = data ?? {}
  const count = (name: string, otherwise: number) => {
    const value = known[name]
    return typeof value === 'number' && value > 0 ? value : otherwise
  }
  return (
    <Planner
      parent={id === null ? { value: null } : { value: id, typed: [fullName(building, known)] }}
      isFixed={id !== null}
      layout={{
        entrances: Math.min(count('entranceCount', 1), 20),
        fromFloor: 1,
        toFloor: Math.min(count('storeyCount', 6), 60),
        doors: 2,
        pattern: 'each',
      }}
    />
  )
}

function Planner({ parent: given, isFixed, layout: first }: { parent: Entry; isFixed: boolean; layout: Layout }) {
  const say = useSay()
  const go = useGo()
  const { message } = App.useApp()
  const [layout, setLayout] = useState(first)
  const [defaults, setDefaults] = useState<Defaults>({ parent: given, use: 'residential', area: '' })
  const [overs, setOvers] = useState<ReadonlyMap<string, Over>>(new Map())
  const [isTried, setTried] = useState(0)
  const [refused, setRefused] = useState<ReadonlyMap<string, readonly Fault[]>>(new Map())
  const isSaved = useRef(false)
  const buildingId = typeof defaults.parent.value === 'string' ? defaults.parent.value : null
  const recorded = useRecorded(buildingId)
  const isTooMany = sizeOf(layout) > cellsMost
  const cells = useMemo(
    () => (isTooMany ? [] : cellsOf(layout, overs, { area: defaults.area, recorded })),
    [isTooMany, layout, overs, defaults.area, recorded],
  )
  const rows = useMemo(
    () => rowsOf(cells, { buildingId, use: defaults.use }, { today: today(), optionsOf: () => [] }),
    [cells, buildingId, defaults.use],
  )
  const wrong = new Map([
    ...rows.flatMap(({ key, faults }) => (faults.length > 0 ? [[key, faults] as const] : [])),
    ...refused,
  ])
  const area = formatM2(areaOf(rows))
  const unread = useUnread()
  const form = useRef<HTMLDivElement>(null)
  const act = useAct(
    () => call(dwellings.batch, { body: { rows: rows.map(({ values }) => values) as never } }),
    ({ created }) => {
      isSaved.current = true
      void message.success(say(w(`已登记 ${created} 户`, `${created} dwellings recorded`)))
      go('/dwellings', { buildingId })
    },
  )
  const missing = {
    parent: buildingId === null ? text.building : undefined,
    use: defaults.use === null ? text.use : undefined,
  }
  const save = () => {
    if (isSaved.current) return
    setTried((count) => count + 1)
    const isRight = unread.isReadable() && isSound(layout) && !missing.parent && !missing.use && wrong.size === 0
    if (!isRight || rows.length === 0) return
    act.mutate(undefined, {
      onError: ({ findings }) => {
        setRefused(byCell(findings, rows))
        setTried((count) => count + 1)
      },
    })
  }
  useEffect(() => {
    if (isTried > 0) showFirstWrong(form.current)
  }, [isTried])
  const change = (changed: ReadonlyMap<string, Over>) => {
    setOvers(new Map([...overs, ...[...changed].map(([key, over]) => [key, { ...overs.get(key), ...over }] as const)]))
    setRefused(new Map([...refused].filter(([key]) => !changed.has(key))))
  }
  const paste = (from: string, pasted: string) => {
    const { areas, left } = pasteAreas(cells, from, pasted)
    change(new Map([...areas].map(([key, area]) => [key, { area }])))
    if (left > 0)
      void message.warning(
        say(
          w(
            `粘贴的内容多出 ${left} 行，没有对应的房屋，未填入`,
            `${left} more lines were pasted than there are dwellings`,
          ),
        ),
      )
  }
  return (
    <>
      <PageHeader title={say(text.title)} crumbs={[{ words: text.list, to: '/dwellings' }]} sub={given.typed?.[0]} />
      {act.error && (act.error.code !== 'invalid-input' || refused.size === 0) && <Trouble problem={act.error} />}
      <div ref={form}>
        <Unread of={unread}>
          <LayoutForm {...{ layout, setLayout, defaults, setDefaults, isFixed }} missing={isTried > 0 ? missing : {}} />
        </Unread>
        <section className="card">
          <h2>{say(text.preview)}</h2>
          {isTooMany ? (
            <div className="notice red" role="alert">
              {say(text.tooMany)}
            </div>
          ) : (
            <>
              <p className="muted">{say(text.how)}</p>
              <DwellingGrid {...{ cells, wrong, change, paste }} />
            </>
          )}
        </section>
      </div>
      <div className="sticky-bar no-print">
        <Button type="primary" onClick={save} loading={act.isPending} disabled={rows.length === 0}>
          {say(w(`登记 ${rows.length} 户`, `Record ${rows.length} dwellings`))}
        </Button>
        <AddressLink to="/dwellings" query={buildingId ? { buildingId } : {}}>
          <Button type="text">{say(text.cancel)}</Button>
        </AddressLink>
        <span className="num only-wide">{say(w(`登记面积合计 ${area} ㎡`, `${area} m² in all`))}</span>
        {wrong.size > 0 && (
          <button type="button" className="wrong-count" onClick={() => showFirstWrong(form.current)}>
            {say(w(`还有 ${wrong.size} 户需要修改`, `${wrong.size} dwellings are still to be mended`))}
          </button>
        )}
      </div>
      <LeaveDialog isDirty={() => !isSaved.current && overs.size > 0} />
    </>
  )
}

const none: ReadonlySet<string> = new Set()

/** The doors of a building that are recorded already. */
function useRecorded(buildingId: string | null): ReadonlySet<string> {
  const query = { buildingId: buildingId ?? '', size: 200 }
  const { data } = useAnswer(endpointsFor(dwelling).list, { query }, { isOn: buildingId !== null })
  return useMemo(() => {
    if (!data || buildingId === null) return none
    const { rows } = data
    const entranceOf = (given: unknown) => (typeof given === 'string' ? given : null)
    return new Set(rows.map(({ entrance, door }) => doorKey(entranceOf(entrance), String(door))))
  }, [data, buildingId])
}

// `rows.12.door` belongs to the cell the thirteenth row came from.
function byCell(findings: readonly CallFinding[], rows: readonly { readonly key: string }[]) {
  const found = new Map<string, readonly Fault[]>()
  for (const { field, message } of findings) {
    const [, row = '-1', column = ''] = /^rows\.(\d+)\.(\w+)/.exec(field) ?? []
    const key = rows[Number(row)]?.key
    if (key !== undefined && !found.get(key)?.some((one) => one.message.zh === message.zh))
      found.set(key, [...(found.get(key) ?? []), { part: partOf(column), message }])
  }
  return found
}
