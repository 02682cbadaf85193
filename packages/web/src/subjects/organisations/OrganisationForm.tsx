// Recording or changing an organisation: name, region, period, successor, and its dated duties.
import type { BodyOf } from '@huanju/contract'
import { createOrganisation, listOrganisations, updateOrganisation } from '@huanju/contract/organisations'
import { listDuties } from './duties.ts'
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useMe } from '../../app/session.tsx'
import { today } from '../../app/today.ts'
import { useSay, w } from '../../app/words.tsx'
import { DayField, Field, TextField } from '../../components/fields.tsx'
import { useRegions } from '../../components/pickers.tsx'
import { Trouble } from '../../components/states.tsx'
import type { Organisation } from './OrganisationListScreen.tsx'

type Draft = BodyOf<typeof createOrganisation>
const text = {
  add: w('登记机构', 'Record an organisation'),
  edit: w('修改机构', 'Change an organisation'),
  zh: w('中文名称', 'Chinese name'),
  en: w('英文名称', 'English name'),
  kind: w('类别', 'Kind'),
  region: w('区划', 'Region'),
  from: w('设立日', 'Since'),
  to: w('撤并日', 'Until'),
  successor: w('承接机构', 'Succeeded by'),
  duties: w('职责', 'Duties'),
  addDuty: w('加一项职责', 'Add a duty'),
  drop: w('删去', 'Remove'),
  save: w('保存', 'Save'),
  cancel: w('取消', 'Cancel'),
  choose: w('请选择', 'Choose'),
}

export function OrganisationForm({ organisation, close }: { organisation: Organisation | null; close: () => void }) {
  const say = useSay()
  const me = useMe()
  const regions = useRegions().filter(({ isVisible, kind }) => isVisible && kind !== 'neighbourhood')
  const others = useAnswer(listOrganisations, { query: { size: 200 } })
  const duties = listDuties(others.data?.rows ?? [])
  const [draft, setDraft] = useState<Draft>(() => draftOf(organisation, me.roles[0]?.regionId ?? ''))
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const act = useAct(
    () =>
      organisation
        ? call(updateOrganisation, {
            params: { organisation: organisation.id },
            body: { ...draft, version: organisation.version },
          })
        : call(createOrganisation, { body: draft }),
    close,
  )
  const finding = (field: string) => act.error?.findings.find((one) => one.field === field)?.message
  return (
    <Modal
      open
      width={720}
      title={say(organisation ? text.edit : text.add)}
      okText={say(text.save)}
      cancelText={say(text.cancel)}
      confirmLoading={act.isPending}
      onCancel={close}
      onOk={() => act.mutate(undefined)}
    >
      {act.error && <Trouble problem={act.error} />}
      <div className="form-grid">
        <TextField
          id="organisation-zh"
          words={text.zh}
          isRequired
          max={80}
          value={draft.nameZh || null}
          finding={finding('nameZh')}
          onChange={(nameZh) => set({ nameZh: nameZh ?? '' })}
        />
        <TextField
          id="organisation-en"
          words={text.en}
          isRequired
          max={160}
          value={draft.nameEn || null}
          finding={finding('nameEn')}
          onChange={(nameEn) => set({ nameEn: nameEn ?? '' })}
        />
        <TextField
          id="organisation-kind"
          words={text.kind}
          isRequired
          max={40}
          value={draft.kind || null}
          finding={finding('kind')}
          onChange={(kind) => set({ kind: kind ?? '' })}
        />
        <Field id="organisation-region" words={text.region} isRequired>
          <Select
            id="organisation-region"
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.regionId || null}
            options={regions.map(({ id, name }) => ({ value: id, label: say(name) }))}
            onChange={(regionId: string) => set({ regionId })}
          />
        </Field>
        <DayField
          id="organisation-from"
          words={text.from}
          isRequired
          value={draft.from}
          finding={finding('from')}
          onChange={(from) => set({ from: from ?? '' })}
        />
        <DayField
          id="organisation-to"
          words={text.to}
          value={draft.to}
          finding={finding('to')}
          onChange={(to) => set({ to })}
        />
        <Field id="organisation-successor" words={text.successor} isWide>
          <Select
            id="organisation-successor"
            style={{ width: '100%' }}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say(text.choose)}
            value={draft.succeededById}
            options={(others.data?.rows ?? [])
              .filter(({ id }) => id !== organisation?.id)
              .map(({ id, name }) => ({ value: id, label: say(name) }))}
            onChange={(id?: string) => set({ succeededById: id ?? null })}
          />
        </Field>
      </div>
      <h3>{say(text.duties)}</h3>
      {draft.duties.map((duty, index) => {
        const change = (part: Partial<typeof duty>) =>
          set({ duties: draft.duties.map((one, at) => (at === index ? { ...one, ...part } : one)) })
        return (
          <div key={index} className="actions" style={{ marginBottom: 8 }}>
            <Select
              aria-label={say(text.duties)}
              style={{ width: 220 }}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={say(text.choose)}
              value={duty.duty || null}
              options={duties.map(({ id, title }) => ({ value: id, label: say(title) }))}
              onChange={(id: string) => change({ duty: id })}
            />
            <Input
              type="date"
              aria-label={say(text.from)}
              style={{ width: 145 }}
              value={duty.from}
              onChange={({ target }) => change({ from: target.value })}
            />
            <Input
              type="date"
              aria-label={say(text.to)}
              style={{ width: 145 }}
              value={duty.to ?? ''}
              onChange={({ target }) => change({ to: target.value || null })}
            />
            <Button
              size="small"
              type="text"
              onClick={() => set({ duties: draft.duties.filter((_, at) => at !== index) })}
            >
              {say(text.drop)}
            </Button>
          </div>
        )
      })}
      {finding('duties') && (
        <div className="finding" role="alert">
          {say(finding('duties') ?? w('', ''))}
        </div>
      )}
      <Button
        size="small"
        onClick={() => set({ duties: [...draft.duties, { duty: '', from: draft.from, to: null }] })}
      >
        {say(text.addDuty)}
      </Button>
    </Modal>
  )
}

function draftOf(organisation: Organisation | null, regionId: string): Draft {
  if (!organisation)
    return { nameZh: '', nameEn: '', kind: '', regionId, from: today(), to: null, succeededById: null, duties: [] }
  const { name, kind, from, to, succeededById, duties } = organisation
  return {
    nameZh: name.zh,
    nameEn: name.en,
    kind,
    regionId: organisation.regionId,
    from,
    to,
    succeededById,
    duties: duties.map((one) => ({ duty: one.duty, from: one.from, to: one.to })),
  }
}
