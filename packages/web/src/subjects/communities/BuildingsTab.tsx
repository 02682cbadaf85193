// The buildings of a community: listed, added and changed in place.
import { buildings } from '@huanju/contract/communities'
import { Link } from '@tanstack/react-router'
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import { Area, Count, DayText } from '../../components/quantities.tsx'
import { Empty, Trouble } from '../../components/states.tsx'
import { CountField, DayField, QuantityField } from '../../components/fields.tsx'
import { Unread, useUnread } from '../../components/unread.tsx'
import type { CommunityRecord } from './CommunityScreen.tsx'

type Building = CommunityRecord['buildings'][number]
type Draft = Omit<Building, 'id' | 'version'>

const text = {
  add: w('登记楼栋', 'Record a building'),
  edit: w('修改', 'Edit'),
  act: w('办理', 'Actions'),
  dwellings: w('房屋', 'Dwellings'),
  name: w('楼号', 'Building'),
  built: w('建成日期', 'Completed on'),
  storeys: w('层数', 'Storeys'),
  entrances: w('单元', 'Entrances'),
  households: w('户数', 'Households'),
  area: w('建筑面积', 'Floor area'),
  danger: w('危险等级', 'Danger grade'),
  empty: w(
    '还没有登记楼栋。建成年份不一的小区，登记后逐栋判定',
    'No buildings recorded. Where years differ, each building is judged by itself',
  ),
  save: w('保存', 'Save'),
  cancel: w('取消', 'Cancel'),
}
const blank: Draft = {
  name: '',
  completedOn: null,
  storeyCount: null,
  entranceCount: null,
  householdCount: null,
  floorAreaDm2: null,
  dangerGrade: null,
}

export function BuildingsTab({ record }: { record: CommunityRecord }) {
  const say = useSay()
  const [edited, setEdited] = useState<Building | 'new' | null>(null)
  const canAdd = record.allowed.includes('add-building')
  const button = canAdd && <Button onClick={() => setEdited('new')}>{say(text.add)}</Button>
  return (
    <section className="card">
      {record.buildings.length === 0 ? (
        <Empty words={text.empty}>{button}</Empty>
      ) : (
        <>
          <div className="actions" style={{ justifyContent: 'flex-end', marginBottom: 8 }}>
            {button}
          </div>
          <Scroll words={text.name}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say(text.name)}</th>
                  <th>{say(text.built)}</th>
                  <th className="r">{say(text.storeys)}</th>
                  <th className="r">{say(text.entrances)}</th>
                  <th className="r">{say(text.households)}</th>
                  <th className="r">{say(text.area)}</th>
                  <th>{say(text.danger)}</th>
                  <th>{say(text.act)}</th>
                </tr>
              </thead>
              <tbody>
                {record.buildings.map((building) => (
                  <tr key={building.id}>
                    <td>{building.name}</td>
                    <td>
                      <DayText day={building.completedOn} />
                    </td>
                    <td className="r">
                      <Count value={building.storeyCount} />
                    </td>
                    <td className="r">
                      <Count value={building.entranceCount} />
                    </td>
                    <td className="r">
                      <Count value={building.householdCount} />
                    </td>
                    <td className="r">
                      <Area dm2={building.floorAreaDm2} />
                    </td>
                    <td>{building.dangerGrade ?? '—'}</td>
                    <td>
                      {canAdd && (
                        <Button type="link" size="small" onClick={() => setEdited(building)}>
                          {say(text.edit)}
                        </Button>
                      )}
                      <Link to={'/dwellings' as never} search={{ buildingId: building.id } as never}>
                        {say(text.dwellings)}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      {edited && (
        <BuildingForm
          key={edited === 'new' ? 'new' : edited.id}
          community={record.id}
          building={edited === 'new' ? null : edited}
          close={() => setEdited(null)}
        />
      )}
    </section>
  )
}

function BuildingForm({
  community,
  building,
  close,
}: {
  community: string
  building: Building | null
  close: () => void
}) {
  const say = useSay()
  const [draft, setDraft] = useState<Draft>(building ?? blank)
  const act = useAct(
    () =>
      building
        ? call(buildings.update, {
            params: { id: building.id },
            body: { ...fieldsOf(draft), communityId: community, version: building.version },
          })
        : call(buildings.create, { body: { ...fieldsOf(draft), communityId: community } }),
    close,
  )
  const unread = useUnread()
  const set =
    <Name extends keyof Draft>(name: Name) =>
    (value: Draft[Name]) =>
      setDraft({ ...draft, [name]: value })
  return (
    <Modal
      open
      title={say(building ? text.edit : text.add)}
      okText={say(text.save)}
      cancelText={say(text.cancel)}
      onCancel={close}
      onOk={() => unread.isReadable() && act.mutate(undefined)}
      confirmLoading={act.isPending}
    >
      {act.error && <Trouble problem={act.error} />}
      <Unread tell={unread.tell}>
        <div className="form-grid">
          <div className="field">
            <label htmlFor="building-name">{say(text.name)}</label>
            <Input id="building-name" value={draft.name} onChange={({ target }) => set('name')(target.value)} />
          </div>
          <DayField id="building-built" words={text.built} value={draft.completedOn} onChange={set('completedOn')} />
          <CountField
            id="building-storeys"
            words={text.storeys}
            unit="层"
            value={draft.storeyCount}
            onChange={set('storeyCount')}
          />
          <CountField
            id="building-entrances"
            words={text.entrances}
            unit="个"
            value={draft.entranceCount}
            onChange={set('entranceCount')}
          />
          <CountField
            id="building-households"
            words={text.households}
            unit="户"
            value={draft.householdCount}
            onChange={set('householdCount')}
          />
          <QuantityField
            id="building-area"
            words={text.area}
            kind="area"
            value={draft.floorAreaDm2}
            onChange={set('floorAreaDm2')}
          />
          <div className="field">
            <label htmlFor="building-danger">{say(text.danger)}</label>
            <Select
              id="building-danger"
              style={{ width: '100%' }}
              allowClear
              value={draft.dangerGrade}
              options={['A', 'B', 'C', 'D'].map((value) => ({ value, label: value }))}
              onChange={(value?: Draft['dangerGrade']) => set('dangerGrade')(value ?? null)}
            />
          </div>
        </div>
      </Unread>
    </Modal>
  )
}

function fieldsOf({
  name,
  completedOn,
  storeyCount,
  entranceCount,
  householdCount,
  floorAreaDm2,
  dangerGrade,
}: Draft): Draft {
  return { name, completedOn, storeyCount, entranceCount, householdCount, floorAreaDm2, dangerGrade }
}
