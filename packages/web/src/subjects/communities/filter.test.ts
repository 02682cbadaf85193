// The filter of the register between address and server.
import { listCommunities } from '@huanju/contract/communities'
import { expect, it } from 'vitest'
import { readAddress } from '../../app/address.ts'
import { searchOf } from '../../app/call.ts'
import { filterFrom, narrowing } from './filter.ts'

const county = '11111111-1111-4111-8111-111111111111'

it('hands the server a list even where the address names one county', () => {
  const query = filterFrom(readAddress(`countyId=${county}&status=surveyed&status=planned&page=3`))
  expect(query).toEqual({ countyId: [county], status: ['surveyed', 'planned'], page: '3' })
  expect(listCommunities.query.parse(query)).toMatchObject({ countyId: [county], page: 3 })
})

it('leaves out what the server does not know, so a stale link still opens', () => {
  expect(filterFrom(readAddress('q=东&utm_source=mail&colour=red'))).toEqual({ q: '东' })
})

it('counts, maps and exports the same rows whatever page or order is on screen', () => {
  const narrow = narrowing(filterFrom(readAddress('q=东&page=4&size=50&sort=name&order=desc')))
  expect(searchOf(narrow as Record<string, unknown>)).toBe('q=%E4%B8%9C')
})
