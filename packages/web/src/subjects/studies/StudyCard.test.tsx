// Of a voided plan a new study is offered grey, as every other act that may not be done.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { NewStudy } from './StudyCard.tsx'

const shown = (state: 'ranked' | 'voided') =>
  renderToStaticMarkup(<NewStudy state={state} isPending={false} isDisabled={false} add={() => undefined} />)

it('is offered for a plan that stands', () => {
  expect(shown('ranked')).toContain('新建推演')
  expect(shown('ranked')).not.toContain('may-not')
})

it('is grey for a voided plan', () => {
  expect(shown('voided')).toContain('aria-disabled="true"')
  expect(shown('voided')).toContain('may-not')
})
