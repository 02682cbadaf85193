// Why a record of any declared kind may not be changed.
import { refusals } from '@huanju/engines/workflow'

/** The refusals that every kind of record has. */
export const recordRefusals = refusals({
  'record.is-voided': {
    zh: '这条记录已作废，不能再修改',
    en: 'The record is voided and can no longer be changed',
    wayOut: { zh: '需要时请重新登记一条', en: 'Record it anew where it is needed' },
  },
})
