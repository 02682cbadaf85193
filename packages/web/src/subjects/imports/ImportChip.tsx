// In the filter of the register: the import its rows came in by, named by its file.
import { getImport } from '@huanju/contract/imports'
import { textUnder, useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { w } from '../../app/words.tsx'
import { FilterChip } from '../../components/FilterChip.tsx'

const unnamed = w('由一次导入登记', 'Came in by one import')

export default function ImportChip() {
  const id = textUnder(useAddress()[0], 'importId')
  return id && <Named key={id} id={id} />
}

function Named({ id }: { id: string }) {
  const { data } = useAnswer(getImport, { params: { import: id } })
  const words = data ? w(`由“${data.fileName}”导入`, `Came in by “${data.fileName}”`) : unnamed
  return <FilterChip words={words} of={['importId']} />
}
