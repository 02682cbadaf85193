// An uploaded list of communities with two columns, checked or not.
import type { ImportRecord } from '../ImportScreen.tsx'

/** An id that is easy to tell from others. */
export function idOf(digit: number): string {
  return `${digit}1111111-1111-4111-8111-111111111111`
}

const words = (zh: string, en = zh) => ({ zh, en })

/** Counts that are all nought but for those given. */
export function countsOf(more: Partial<ImportRecord['counts']>): ImportRecord['counts'] {
  const none = { rows: 0, good: 0, warned: 0, bad: 0, duplicate: 0, unchanged: 0, changed: 0, committed: 0 }
  return { ...none, ...more }
}

/** The import, just uploaded, and with whatever else is said of it. */
export function exampleImport(more: Partial<ImportRecord> = {}): ImportRecord {
  return {
    id: idOf(1),
    target: 'community',
    targetTitle: words('小区', 'Community'),
    targetPath: 'communities',
    fileName: '台账.xlsx',
    fileBytes: 9000,
    state: 'uploaded',
    uploadedAt: '2026-11-20T02:00:00Z',
    uploadedBy: '李明',
    regionId: idOf(2),
    region: '甲市',
    sheet: '第一张',
    sheets: ['第一张'],
    notices: [],
    headers: ['小区名称', '面积', '备注栏'],
    headerRow: 3,
    sampleRows: [
      ['槐树小区', '1.2', ''],
      ['柳树小区', '3.4', '旧'],
    ],
    templateVersion: null,
    defaults: { countyId: null, subdistrictId: null },
    mapping: [
      { header: '小区名称', column: 'name', unit: null },
      { header: '面积', column: 'floorAreaDm2', unit: '万㎡' },
    ],
    isRemembered: false,
    columns: [
      { id: 'name', title: words('小区名称', 'Name'), required: true, units: [] },
      { id: 'floorAreaDm2', title: words('建筑面积', 'Floor area'), required: false, units: ['㎡', '万㎡'] },
      { id: 'remark', title: words('备注', 'Remark'), required: false, units: [] },
    ],
    counts: countsOf({}),
    jobId: null,
    problem: null,
    ...more,
  }
}
