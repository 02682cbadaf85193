// Loading a reviewed outline 审定轮廓 for a region, with its review number 审图号.
import { saveOutline } from '@huanju/contract/map'
import { Button, Modal, Select, Upload } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { Field, TextField } from '../../components/fields.tsx'
import { useRegions } from '../../components/pickers.tsx'
import { Trouble } from '../../components/states.tsx'
import { polygonIn, type Geometry } from './geometry.ts'

const text = {
  open: w('载入审定轮廓', 'Load a reviewed outline'),
  region: w('区划', 'Region'),
  number: w('审图号', 'Review number'),
  source: w('出处', 'Citation'),
  file: w('轮廓文件', 'File of the outline'),
  kinds: w('GeoJSON，经纬度为 CGCS2000 或 WGS-84', 'GeoJSON in degrees of CGCS2000 or WGS-84'),
  choose: w('选择文件', 'Choose a file'),
  save: w('载入', 'Load'),
  cancel: w('取消', 'Cancel'),
  wrong: w('文件里没有多边形，请提供 GeoJSON 的 Polygon 或 MultiPolygon', 'The file holds no Polygon or MultiPolygon'),
  read: w('已读取', 'Read'),
}

export function OutlineLoader() {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say(text.open)}</Button>
      {isOpen && <OutlineForm close={() => setOpen(false)} />}
    </>
  )
}

const nothing: {
  region: string | null
  reviewNumber: string
  source: string
  geometry: Geometry | null
  fileName: string
  isWrong: boolean
} = { region: null, reviewNumber: '', source: '', geometry: null, fileName: '', isWrong: false }

// Opened anew each time, so that nothing of an earlier attempt is sent with another region.
function OutlineForm({ close }: { close: () => void }) {
  const say = useSay()
  const regions = useRegions().filter(({ isVisible, kind }) => isVisible && kind !== 'neighbourhood')
  const [given, setGiven] = useState(nothing)
  const { region, reviewNumber, source, geometry } = given
  const body = { geometry: geometry ?? { type: 'Polygon' as const, coordinates: [] }, reviewNumber, source }
  const act = useAct(() => call(saveOutline, { params: { region: region ?? '' }, body }), close)
  const finding = (name: string) => act.error?.findings.find(({ field }) => field === name)?.message
  const take = async (file: File) => {
    const read = polygonIn(await file.text())
    setGiven((before) => ({ ...before, geometry: read, fileName: file.name, isWrong: !read }))
  }
  const line = (name: 'reviewNumber' | 'source', id: string, { words, max }: { words: Words; max: number }) => (
    <TextField
      id={id}
      words={words}
      isRequired
      max={max}
      finding={finding(name)}
      value={given[name] || null}
      onChange={(value) => setGiven({ ...given, [name]: value ?? '' })}
    />
  )
  return (
    <Modal
      open
      title={say(text.open)}
      okText={say(text.save)}
      cancelText={say(text.cancel)}
      okButtonProps={{ disabled: !region || !reviewNumber.trim() || !source.trim() || !geometry }}
      confirmLoading={act.isPending}
      onOk={() => act.mutate(undefined)}
      onCancel={close}
    >
      {act.error && <Trouble problem={act.error} saidAt={['reviewNumber', 'source']} />}
      <Field id="outline-region" words={text.region} isRequired>
        <Select
          id="outline-region"
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={region}
          options={regions.map(({ id, name }) => ({ value: id, label: say(name) }))}
          onChange={(chosen: string) => setGiven({ ...given, region: chosen })}
        />
      </Field>
      {line('reviewNumber', 'outline-number', { words: text.number, max: 40 })}
      {line('source', 'outline-source', { words: text.source, max: 120 })}
      <Field id="outline-file" words={text.file} isRequired help={text.kinds}>
        <Upload
          id="outline-file"
          accept=".json,.geojson"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file)
            return false
          }}
        >
          <Button>{say(text.choose)}</Button>
        </Upload>
      </Field>
      {given.fileName && (
        <div className={given.isWrong ? 'finding' : 'muted'} role="status">
          {given.isWrong ? say(text.wrong) : `${say(text.read)} ${given.fileName}`}
        </div>
      )}
    </Modal>
  )
}
