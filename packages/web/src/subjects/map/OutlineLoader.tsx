// Loading a reviewed outline 审定轮廓 for a region, with its review number 审图号.
import { saveOutline } from '@huanju/contract/map'
import { Button, Modal, Select, Upload } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Field, TextField } from '../../components/fields.tsx'
import { useRegions } from '../../components/pickers.tsx'
import { Trouble } from '../../components/states.tsx'
import { polygonIn, type Geometry } from './geometry.ts'

const text = {
  open: w('载入审定轮廓', 'Load a reviewed outline'),
  region: w('区划', 'Region'),
  number: w('审图号', 'Review number'),
  source: w('出处', 'Citation'),
  file: w('选择 GeoJSON 文件（CGCS2000 或 WGS-84 经纬度）', 'Choose a GeoJSON file (degrees, CGCS2000 or WGS-84)'),
  save: w('载入', 'Load'),
  cancel: w('取消', 'Cancel'),
  wrong: w('文件里没有多边形，请提供 GeoJSON 的 Polygon 或 MultiPolygon', 'The file holds no Polygon or MultiPolygon'),
  read: w('已读取', 'Read'),
}

export function OutlineLoader() {
  const say = useSay()
  const regions = useRegions().filter(({ isVisible, kind }) => isVisible && kind !== 'neighbourhood')
  const [isOpen, setOpen] = useState(false)
  const [given, setGiven] = useState<{
    region: string | null
    reviewNumber: string
    source: string
    geometry: Geometry | null
    fileName: string
    isWrong: boolean
  }>({ region: null, reviewNumber: '', source: '', geometry: null, fileName: '', isWrong: false })
  const act = useAct(
    () =>
      call(saveOutline, {
        params: { region: given.region ?? '' },
        body: {
          geometry: given.geometry ?? { type: 'Polygon', coordinates: [] },
          reviewNumber: given.reviewNumber,
          source: given.source,
        },
      }),
    () => setOpen(false),
  )
  const take = async (file: File) => {
    const geometry = polygonIn(await file.text())
    setGiven((before) => ({ ...before, geometry, fileName: file.name, isWrong: !geometry }))
  }
  const isReady = given.region && given.reviewNumber && given.source && given.geometry
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say(text.open)}</Button>
      <Modal
        open={isOpen}
        title={say(text.open)}
        okText={say(text.save)}
        cancelText={say(text.cancel)}
        okButtonProps={{ disabled: !isReady }}
        confirmLoading={act.isPending}
        onOk={() => act.mutate(undefined)}
        onCancel={() => setOpen(false)}
      >
        {act.error && <Trouble problem={act.error} />}
        <Field id="outline-region" words={text.region}>
          <Select
            id="outline-region"
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={given.region}
            options={regions.map(({ id, name }) => ({ value: id, label: say(name) }))}
            onChange={(region: string) => setGiven({ ...given, region })}
          />
        </Field>
        <TextField
          id="outline-number"
          words={text.number}
          max={40}
          value={given.reviewNumber || null}
          onChange={(reviewNumber) => setGiven({ ...given, reviewNumber: reviewNumber ?? '' })}
        />
        <TextField
          id="outline-source"
          words={text.source}
          max={120}
          value={given.source || null}
          onChange={(source) => setGiven({ ...given, source: source ?? '' })}
        />
        <Upload
          accept=".json,.geojson"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file)
            return false
          }}
        >
          <Button>{say(text.file)}</Button>
        </Upload>
        {given.fileName && (
          <div className={given.isWrong ? 'finding' : 'muted'} role="status">
            {given.isWrong ? say(text.wrong) : `${say(text.read)} ${given.fileName}`}
          </div>
        )}
      </Modal>
    </>
  )
}
