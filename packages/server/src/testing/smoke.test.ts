// The test city opens, signs in, and keeps two counties apart at the first glance.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCity, type TestCity } from './harness.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

it('signs a clerk in and shows only the own county', async () => {
  const east = await city.as('east')
  const { json } = await east.call('GET /regions')
  const rows = json['rows'] as { name: { zh: string }; isVisible: boolean }[]
  expect(
    rows
      .filter(({ isVisible }) => isVisible)
      .map(({ name }) => name.zh)
      .sort(),
  ).toEqual(['东甲标县', '东甲标社区', '东甲标街道'].sort())
})
