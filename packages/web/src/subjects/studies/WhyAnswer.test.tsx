// No answer ends at “not found”: each says why, or what was tried, and the way out.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { WhyAnswer } from './WhyAnswer.tsx'

const words = (zh: string) => ({ zh, en: zh })
const answer = {
  community: '甲小区',
  closedBy: [],
  limits: [{ constraint: 'channel-budget' as const, words: words('需要2027 年债券 34 万元'), costPoints: 5200 }],
  worthPoints: 3966,
  costPoints: 5200,
  lossAtLeast: 1234,
  tooSmall: [],
  displaced: [{ communityId: 'b', community: '乙小区' }],
  witness: null,
}
const shown = (more: Partial<Parameters<typeof WhyAnswer>[0]['answer']>) =>
  renderToStaticMarkup(<WhyAnswer answer={{ ...answer, ...more }} />)

it('says what was tried and the way out where no plan with it was found', () => {
  expect(shown({})).toMatch(/至少少 1,234 分.+还没有找到含它的合规方案：试过.+出路：增加最紧的一项/s)
})

it('says which limit it alone exceeds where no plan could ever have it', () => {
  const said = shown({ lossAtLeast: null, tooSmall: [words('县级配套只有 34 万元，仅它一个就需要 52 万元')] })
  expect(said).toMatch(/任何合规方案都不能列入它.+仅它一个就需要 52 万元.+出路：增加上面所列/s)
})

it('says that the demands clash where each limit alone would hold it', () => {
  expect(shown({ lossAtLeast: null })).toMatch(/合在一起，就不能同时满足.+出路：在“要求与依据”中放宽/s)
})

it('gives the change that brings it in, and nothing about tries', () => {
  const said = shown({ witness: { lossPoints: 40, isSmallest: true, changed: [] } })
  expect(said).toContain('改动最小的办法：全市少满足 40 需求分')
  expect(said).not.toContain('出路')
})
