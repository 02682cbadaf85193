// A draft of several parts: what is stored moves on below it, and what was changed stays until somebody says otherwise.
// @vitest-environment happy-dom
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { appears, clearScreen, press, said, show } from '../testing/screen.tsx'
import { Overtaken, useDraft } from './draft.tsx'

afterEach(clearScreen)

function Drafting() {
  const [{ stored, version }, store] = useState({ stored: { name: '甲', orders: [1n] }, version: 1 })
  const draft = useDraft(stored, version)
  const { name, orders } = draft.value
  const acts = {
    rename: () => draft.change({ ...draft.value, name: '我的' }),
    order: () => {
      const saved = { ...stored, orders: [...stored.orders, 2n] }
      store({ stored: saved, version: version + 1 })
      draft.saved(saved, version + 1)
    },
    theirs: () => store({ stored: { name: '他的', orders: [3n] }, version: version + 1 }),
    touch: () => store({ stored: { ...stored }, version: version + 1 }),
  }
  return (
    <>
      <p>
        【{name} {orders.join('+')} v{draft.version} {draft.isChanged ? '已改' : '未改'}】
      </p>
      {Object.entries(acts).map(([act, go]) => (
        <button key={act} type="button" onClick={go}>
          {act}
        </button>
      ))}
      <Overtaken draft={draft} />
    </>
  )
}

it('follows what is stored as long as nothing is changed', async () => {
  await show(<Drafting />)
  await press('theirs')
  await appears('【他的 3 v2 未改】')
  expect(said()).not.toContain('他人刚刚修改')
})

it('keeps what was changed where something beside it is saved', async () => {
  await show(<Drafting />)
  await press('rename')
  await press('order')
  await appears('【我的 1+2 v2 已改】')
  expect(said()).not.toContain('他人刚刚修改')
})

it('is not overtaken by a version that changed none of it', async () => {
  await show(<Drafting />)
  await press('rename')
  await press('touch')
  await appears('【我的 1 v2 已改】')
  expect(said()).not.toContain('他人刚刚修改')
})

it.each([
  ['保留我填的', '【我的 3 v2 已改】'],
  ['采用最新内容', '【他的 3 v2 未改】'],
])('is overtaken by what somebody else changed, and stays old until that is answered: %s', async (answer, then) => {
  await show(<Drafting />)
  await press('rename')
  await press('theirs')
  await appears('他人刚刚修改')
  expect(said()).toContain('【我的 1 v1 已改】')
  await press(answer)
  await appears(then)
  expect(said()).not.toContain('他人刚刚修改')
})
