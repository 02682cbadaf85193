// Recording or changing a community 填报: the same checks as the import, the server's findings at their fields, drafts kept.
import type { BodyOf } from '@huanju/contract'
import { createCommunity, getCommunity, updateCommunity } from '@huanju/contract/communities'
import { checkCommunity, toPosition, type CommunityFacts } from '@huanju/domain/communities'
import { useBlocker, useNavigate, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w, type Words } from '../../app/words.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Empty, Loading, Trouble } from '../../components/states.tsx'
import { showFirstWrong, Unread, useUnread } from '../../components/unread.tsx'
import { FormSections } from './FormSections.tsx'
import type { CommunityRecord } from './CommunityScreen.tsx'

export type Form = BodyOf<typeof createCommunity>

const text = {
  noRight: w(
    '您的岗位没有登记和修改小区的权限，请联系本单位安全管理员授权',
    'Your role may not record or change communities; ask your security administrator',
  ),
  add: w('新建小区', 'Record a community'),
  edit: w('修改', 'Edit'),
  list: w('小区台账', 'Register'),
  save: w('保存', 'Save'),
  draft: w('暂存', 'Keep draft'),
  cancel: w('取消', 'Cancel'),
  kept: w('已暂存在本机，下次打开时恢复', 'Kept on this device; it comes back when you return'),
  restored: w('已恢复上次暂存的内容', 'Your draft was restored'),
  saved: w('已保存', 'Saved'),
  leave: w('有未保存的修改，确定离开？可先点“暂存”', 'There are unsaved changes. Leave anyway?'),
  name: w('请填写小区名称', 'Give the name'),
  place: w('请选择街道（镇）', 'Choose the subdistrict'),
}

/** An empty form: everything unknown. */
export const blankForm: Form = {
  name: '',
  address: null,
  countyId: '',
  subdistrictId: '',
  neighbourhoodId: null,
  completedOn: null,
  completionEvidence: null,
  landKind: null,
  buildingCount: null,
  householdCount: null,
  floorAreaDm2: null,
  position: null,
  conditions: {},
  askedHouseholdCount: null,
  willingHouseholdCount: null,
  vulnerableResidentCount: null,
  papersOnFile: [],
  estimatedCostFen: null,
  demolitionPlanned: null,
  propertyMode: null,
  remark: null,
}

export default function CommunityFormScreen() {
  const canWrite = useRight('communities.write')
  const { community: id } = useParams({ strict: false }) as { community?: string }
  const { data, error, refetch } = useAnswer(
    getCommunity,
    { params: { community: id ?? '' } },
    { isOn: id !== undefined },
  )
  if (!canWrite) return <Empty words={text.noRight} />
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  if (id && !data) return <Loading />
  return <Editor key={data?.version ?? 'new'} record={data ?? null} />
}

function Editor({ record }: { record: CommunityRecord | null }) {
  const say = useSay()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const key = `huanju.draft.community.${record?.id ?? 'new'}`
  const [form, setForm] = useState<Form>(() => draftAt(key) ?? (record ? formOf(record) : blankForm))
  const [isDirty, setDirty] = useState(false)
  const [own, setOwn] = useState<Record<string, Words>>({})
  const act = useAct(
    () =>
      record
        ? call(updateCommunity, { params: { community: record.id }, body: { ...form, version: record.version } })
        : call(createCommunity, { body: form }),
    (saved) => {
      localStorage.removeItem(key)
      setDirty(false)
      void message.success(say(text.saved))
      void navigate({ to: '/communities/$community', params: { community: saved.id }, ignoreBlocker: true })
    },
  )
  useBlocker({
    shouldBlockFn: () => isDirty && !act.isSuccess && !window.confirm(say(text.leave)),
    enableBeforeUnload: () => isDirty,
  })
  const findings = {
    ...own,
    ...Object.fromEntries((act.error?.findings ?? []).map(({ field, message: said }) => [field, said])),
  }
  useFirstWrong(findings)
  const unread = useUnread()
  const submit = () => {
    const missing = missingIn(form)
    setOwn(missing)
    if (unread.isReadable() && Object.keys(missing).length === 0 && !act.isPending) act.mutate(undefined)
  }
  const keep = () => {
    localStorage.setItem(
      key,
      JSON.stringify(form, (_, value: unknown) => (typeof value === 'bigint' ? { digits: value.toString() } : value)),
    )
    setDirty(false)
    void message.success(say(text.kept))
  }
  const title = record ? record.name : say(text.add)
  return (
    <>
      <PageHeader title={title} crumbs={[{ words: text.list, to: '/communities' }]} />
      {act.error && <Trouble problem={act.error} />}
      <Unread tell={unread.tell}>
        <FormSections
          form={form}
          findings={findings}
          warnings={warningsOf(form)}
          change={(change) => {
            setForm({ ...form, ...change })
            setDirty(true)
          }}
        />
      </Unread>
      <div className="sticky-bar no-print">
        <Button type="primary" onClick={submit} loading={act.isPending}>
          {say(text.save)}
        </Button>
        <Button onClick={keep}>{say(text.draft)}</Button>
        <Button type="text" onClick={() => window.history.back()}>
          {say(text.cancel)}
        </Button>
      </div>
    </>
  )
}

function draftAt(key: string): Form | null {
  const kept = localStorage.getItem(key)
  if (!kept) return null
  return JSON.parse(kept, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'digits' in value ? BigInt(String(value.digits)) : value,
  ) as Form
}

function formOf({ position, ...record }: CommunityRecord): Form {
  const given = Object.fromEntries(
    Object.keys(blankForm).map((name) => [name, record[name as keyof typeof record]]),
  ) as unknown as Form
  return {
    ...given,
    position: position && { system: position.system, longitude: position.longitude, latitude: position.latitude },
  }
}

function missingIn({ name, subdistrictId, countyId }: Form): Record<string, Words> {
  return {
    ...(name.trim() === '' && { name: text.name }),
    ...(subdistrictId === '' || countyId === '' ? { subdistrictId: text.place } : {}),
  }
}

// The register's own checks, live while one types; the limits of the policy are the server's to apply.
function warningsOf(form: Form): Record<string, Words> {
  const { position, ...rest } = form
  const facts: CommunityFacts = {
    ...rest,
    position: position && toPosition(position.system, position.longitude, position.latitude),
  }
  const wide = { householdAreaM2: { from: 0, to: 1e9 }, costPerM2Yuan: { from: 0, to: 1e9 }, extent: null }
  return Object.fromEntries(checkCommunity(facts, wide).map(({ column, message }) => [column, message]))
}

function useFirstWrong(findings: Record<string, Words>): void {
  const names = Object.keys(findings).join(' ')
  useEffect(() => {
    if (names) showFirstWrong()
  }, [names])
}
