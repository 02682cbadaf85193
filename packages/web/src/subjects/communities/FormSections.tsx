// The sections of the community form: place, size and age, condition, residents and papers, position.
import { conditionAspects, conditionGrades, coordinateSystems } from '@huanju/domain/communities'
import { Checkbox, Input, Select } from 'antd'
import { useSay, w, type Words } from '../../app/words.tsx'
import { CountField, DayField, Field, QuantityField, TextField } from '../../components/fields.tsx'
import { PlacePicker, useCatalogue } from '../../components/pickers.tsx'
import type { Form } from './CommunityFormScreen.tsx'

type Findings = Readonly<Record<string, Words>>
interface SectionsProps {
  readonly form: Form
  readonly findings: Findings
  readonly warnings: Findings
  readonly change: (change: Partial<Form>) => void
}

const text = {
  place: w('名称与所在地', 'Name and place'),
  size: w('规模与建成', 'Size and age'),
  condition: w('状况等级', 'Condition'),
  residents: w('居民与材料', 'Residents and papers'),
  position: w('坐标', 'Coordinates'),
  name: w('小区名称', 'Community'),
  address: w('地址', 'Address'),
  built: w('建成日期', 'Completed on'),
  builtHelp: w('按竣工验收日期；多栋楼的填最后一栋', 'Day of acceptance; of the last building'),
  evidence: w('建成证明', 'Completion paper'),
  evidenceHelp: w('没有证明的，纳入条件判为证据不足', 'Without one, eligibility stays unproven'),
  land: w('土地性质', 'Land'),
  buildings: w('楼栋数', 'Buildings'),
  households: w('户数', 'Households'),
  area: w('建筑面积', 'Floor area'),
  cost: w('估算投资', 'Estimated cost'),
  asked: w('征询户数', 'Households asked'),
  willing: w('愿意改造户数', 'Households willing'),
  vulnerable: w('老幼病残等居民人数', 'Vulnerable residents'),
  papers: w('已备材料', 'Papers on file'),
  mode: w('改造后物业管理模式', 'Property mode after works'),
  demolition: w('拟拆除新建', 'To be demolished and rebuilt'),
  yes: w('是', 'Yes'),
  no: w('否', 'No'),
  system: w('坐标系', 'Coordinate system'),
  longitude: w('经度', 'Longitude'),
  latitude: w('纬度', 'Latitude'),
  remark: w('备注', 'Remark'),
  choose: w('请选择', 'Choose'),
  positionHelp: w('高德、腾讯为 GCJ-02，百度为 BD-09', 'AMap and Tencent give GCJ-02, Baidu BD-09'),
}

/** The whole form body. */
export function FormSections(props: SectionsProps) {
  const say = useSay()
  const sections = [
    ['place', text.place, PlaceSection],
    ['size', text.size, SizeSection],
    ['condition', text.condition, ConditionSection],
    ['residents', text.residents, ResidentSection],
    ['position', text.position, PositionSection],
  ] as const
  return (
    <div className="columns">
      <div className="form">
        {sections.map(([id, words, Section]) => (
          <section key={id} id={id} className="card">
            <h2>{say(words)}</h2>
            <div className="form-grid">
              <Section {...props} />
            </div>
          </section>
        ))}
      </div>
      <aside className="only-wide">
        <nav className="card" aria-label={say(text.place)}>
          <ul className="worklist">
            {sections.map(([id, words]) => (
              <li key={id}>
                <a href={`#${id}`}>{say(words)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </aside>
    </div>
  )
}

function PlaceSection({ form, findings, change }: SectionsProps) {
  return (
    <>
      <TextField
        id="name"
        words={text.name}
        isRequired
        isWide
        max={60}
        value={form.name || null}
        finding={findings['name']}
        onChange={(name) => change({ name: name ?? '' })}
      />
      <PlacePicker
        isRequired
        finding={findings['subdistrictId']}
        value={{
          countyId: form.countyId || null,
          subdistrictId: form.subdistrictId || null,
          neighbourhoodId: form.neighbourhoodId,
        }}
        onChange={({ countyId, subdistrictId, neighbourhoodId }) =>
          change({ countyId: countyId ?? '', subdistrictId: subdistrictId ?? '', neighbourhoodId })
        }
      />
      <TextField
        id="address"
        words={text.address}
        isWide
        value={form.address}
        finding={findings['address']}
        onChange={(address) => change({ address })}
      />
    </>
  )
}

function SizeSection({ form, findings, warnings, change }: SectionsProps) {
  const found = (name: string) => findings[name] ?? warnings[name]
  return (
    <>
      <DayField
        id="completedOn"
        words={text.built}
        help={text.builtHelp}
        value={form.completedOn}
        finding={found('completedOn')}
        onChange={(completedOn) => change({ completedOn })}
      />
      <Choice
        id="completionEvidence"
        words={text.evidence}
        help={text.evidenceHelp}
        catalogue="evidence-kinds"
        value={form.completionEvidence}
        onChange={(completionEvidence) => change({ completionEvidence })}
      />
      <CountField
        id="buildingCount"
        words={text.buildings}
        unit="栋"
        value={form.buildingCount}
        finding={found('buildingCount')}
        onChange={(buildingCount) => change({ buildingCount })}
      />
      <CountField
        id="householdCount"
        words={text.households}
        unit="户"
        value={form.householdCount}
        finding={found('householdCount')}
        onChange={(householdCount) => change({ householdCount })}
      />
      <QuantityField
        id="floorAreaDm2"
        words={text.area}
        kind="area"
        value={form.floorAreaDm2}
        finding={found('floorAreaDm2')}
        onChange={(floorAreaDm2) => change({ floorAreaDm2 })}
      />
      <QuantityField
        id="estimatedCostFen"
        words={text.cost}
        kind="money"
        value={form.estimatedCostFen}
        finding={found('estimatedCostFen')}
        onChange={(estimatedCostFen) => change({ estimatedCostFen })}
      />
      <Choice
        id="landKind"
        words={text.land}
        catalogue="land-kinds"
        value={form.landKind}
        onChange={(landKind) => change({ landKind: landKind as Form['landKind'] })}
      />
      <YesNo
        id="demolitionPlanned"
        words={text.demolition}
        value={form.demolitionPlanned}
        onChange={(demolitionPlanned) => change({ demolitionPlanned })}
      />
    </>
  )
}

function ConditionSection({ form, change }: SectionsProps) {
  const say = useSay()
  const aspects = useCatalogue('condition-aspects')
  return conditionAspects.map((aspect) => {
    const label = aspects.find(({ value }) => value === aspect)?.label ?? aspect
    return (
      <Field key={aspect} id={aspect} words={w(label, label)}>
        <Select
          id={aspect}
          style={{ width: '100%' }}
          allowClear
          placeholder={say(text.choose)}
          value={form.conditions[aspect]}
          options={conditionGrades.map((value) => ({ value, label: value }))}
          onChange={(grade?: (typeof conditionGrades)[number]) => {
            const { [aspect]: _before, ...rest } = form.conditions
            change({ conditions: grade ? { ...rest, [aspect]: grade } : rest })
          }}
        />
      </Field>
    )
  })
}

function ResidentSection({ form, findings, warnings, change }: SectionsProps) {
  const say = useSay()
  const papers = useCatalogue('evidence-kinds')
  const found = (name: string) => findings[name] ?? warnings[name]
  return (
    <>
      <CountField
        id="askedHouseholdCount"
        words={text.asked}
        unit="户"
        value={form.askedHouseholdCount}
        finding={found('askedHouseholdCount')}
        onChange={(askedHouseholdCount) => change({ askedHouseholdCount })}
      />
      <CountField
        id="willingHouseholdCount"
        words={text.willing}
        unit="户"
        value={form.willingHouseholdCount}
        finding={found('willingHouseholdCount')}
        onChange={(willingHouseholdCount) => change({ willingHouseholdCount })}
      />
      <CountField
        id="vulnerableResidentCount"
        words={text.vulnerable}
        unit="人"
        value={form.vulnerableResidentCount}
        onChange={(vulnerableResidentCount) => change({ vulnerableResidentCount })}
      />
      <Choice
        id="propertyMode"
        words={text.mode}
        catalogue="property-modes"
        value={form.propertyMode}
        onChange={(propertyMode) => change({ propertyMode })}
      />
      <fieldset className="field wide" style={{ border: 0, padding: 0, margin: '0 0 14px' }}>
        <legend className="label">{say(text.papers)}</legend>
        <Checkbox.Group
          value={form.papersOnFile}
          options={papers}
          onChange={(papersOnFile) => change({ papersOnFile: papersOnFile as string[] })}
        />
      </fieldset>
      <Field id="remark" words={text.remark} isWide>
        <Input.TextArea
          id="remark"
          value={form.remark ?? ''}
          maxLength={500}
          rows={3}
          onChange={({ target }) => change({ remark: target.value || null })}
        />
      </Field>
    </>
  )
}

function PositionSection({ form, findings, change }: SectionsProps) {
  const say = useSay()
  const position = form.position
  const set = (part: Partial<NonNullable<Form['position']>>) =>
    change({ position: { system: 'CGCS2000', longitude: 0, latitude: 0, ...position, ...part } })
  const degrees = (name: 'longitude' | 'latitude') => (
    <Field
      id={name}
      words={text[name]}
      finding={findings[`position.${name}`] ?? (name === 'longitude' ? findings['position'] : undefined)}
    >
      <Input
        id={name}
        type="number"
        step="any"
        value={position?.[name] ?? ''}
        suffix={<span className="muted">°</span>}
        onChange={({ target }) =>
          target.value === '' ? change({ position: null }) : set({ [name]: Number(target.value) })
        }
      />
    </Field>
  )
  return (
    <>
      <Field id="system" words={text.system} help={text.positionHelp} isWide>
        <Select
          id="system"
          style={{ width: '100%' }}
          placeholder={say(text.choose)}
          value={position?.system}
          options={coordinateSystems.map((value) => ({ value, label: value }))}
          onChange={(system: (typeof coordinateSystems)[number]) => set({ system })}
        />
      </Field>
      {degrees('longitude')}
      {degrees('latitude')}
    </>
  )
}

function Choice({
  id,
  words,
  help,
  catalogue,
  value,
  onChange,
}: {
  id: string
  words: Words
  help?: Words
  catalogue: string
  value: string | null
  onChange: (value: string | null) => void
}) {
  const say = useSay()
  const options = useCatalogue(catalogue)
  return (
    <Field id={id} words={words} {...(help && { help })}>
      <Select
        id={id}
        style={{ width: '100%' }}
        allowClear
        placeholder={say(text.choose)}
        value={value}
        options={options}
        onChange={(next?: string) => onChange(next ?? null)}
      />
    </Field>
  )
}

function YesNo({
  id,
  words,
  value,
  onChange,
}: {
  id: string
  words: Words
  value: boolean | null
  onChange: (value: boolean | null) => void
}) {
  const say = useSay()
  return (
    <Field id={id} words={words}>
      <Select
        id={id}
        style={{ width: '100%' }}
        allowClear
        placeholder={say(text.choose)}
        value={value}
        options={[
          { value: true, label: say(text.yes) },
          { value: false, label: say(text.no) },
        ]}
        onChange={(next?: boolean) => onChange(next ?? null)}
      />
    </Field>
  )
}
