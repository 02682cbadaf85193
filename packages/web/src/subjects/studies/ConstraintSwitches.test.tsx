// Shares are read in per cent, whichever way they are kept.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ShareInput } from './ConstraintSwitches.tsx'

it('shows a kept fraction in per cent', () => {
  const shown = renderToStaticMarkup(
    <ShareInput words={{ zh: '至少', en: 'at least' }} value="17/20" isFixed={false} change={() => undefined} />,
  )
  expect(shown).toContain('value="85"')
  expect(shown).toContain('%')
  expect(shown).not.toContain('17/20')
})
