// How a county walks the endpoints of imports: asking for its own, and reaching for another's.
import { sheetOf, type Place } from '../../proofs/furnish.ts'
import { marked, ofParams, plain, type CasesOf } from '../../testing/cases.ts'

const importOf = (place: Place) => ({ import: place.import })

const mapped = { mapping: [{ header: '小区名称', column: 'name', unit: null }] }

export const cases: CasesOf<'imports'> = {
  downloadTemplate: plain,
  uploadImport: { own: (own) => sheetOf(own, `${own.mark}三`), isMarked: true },
  listImports: marked,
  getImport: ofParams(importOf),
  checkImport: {
    foreign: (other, own) => [
      { params: { import: other.uncommitted }, body: { ...mapped, defaults: { countyId: null, subdistrictId: null } } },
      {
        params: { import: own.uncommitted },
        body: { ...mapped, defaults: { countyId: other.countyId, subdistrictId: null } },
      },
      {
        params: { import: own.uncommitted },
        body: { ...mapped, defaults: { countyId: null, subdistrictId: other.subdistrictId } },
      },
    ],
  },
  chooseImportSheet: { foreign: (other) => [{ params: { import: other.uncommitted }, body: { sheet: '试' } }] },
  listImportRows: ofParams(importOf),
  commitImport: { foreign: (other) => [{ params: { import: other.uncommitted } }] },
  voidImport: { foreign: (other) => [{ params: { import: other.uncommitted }, body: { reason: '试' } }] },
  downloadImportReport: ofParams(importOf),
}
