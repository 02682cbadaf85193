// The year in the title of a table.
import { expect, it } from 'vitest'
import { statedYear } from './stated-year.ts'

it('reads the year that stands above a table', () => {
  expect(statedYear(['附件1', '２０２３年全省城镇老旧小区改造计划', '单位：万平方米'])).toBe('2023')
  expect(statedYear(['2022 年完成情况及 2023年计划'])).toBe('2023')
  expect(statedYear(['城镇老旧小区改造计划表'])).toBeUndefined()
})
