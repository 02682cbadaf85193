// Two counties alike in everything but their marks: whatever of the one shows to a person of the other is a leak.
import { hash } from '@node-rs/argon2'
import { v7 as newId } from 'uuid'
import { openSecrets } from '../platform/secrets/index.ts'
import { asOwner } from './owner.ts'

export interface TwinCounty {
  readonly mark: string
  readonly countyId: string
  readonly subdistrictId: string
  readonly neighbourhoodId: string
  readonly organisationId: string
}

export interface TwinCity {
  readonly cityId: string
  readonly organisationId: string
  readonly east: TwinCounty
  readonly west: TwinCounty
}

const businessRoles = ['county-clerk', 'street-worker', 'planner', 'finance', 'viewer']
const administrators = [
  ['sysadmin', 'system-admin'],
  ['secadmin', 'security-admin'],
  ['auditor', 'audit-admin'],
] as const

/**
 * Settles regions, organisations and people: logins `city`, `city-planner`, `sysadmin`, `secadmin`, `auditor` for the city;
 * `east`, `west` (county-clerk) and `east-planner`, `west-planner` … for each county.
 */
export async function settleTwinCity(
  ownerUrl: string,
  { dataDir, password }: { dataDir: string; password: string },
): Promise<TwinCity> {
  const secrets = openSecrets(dataDir)
  const passwordHash = await hash(password, { memoryCost: 8192, timeCost: 1 })
  return asOwner(ownerUrl, async (client) => {
    await client.query('begin')
    await client.query("select journal_append('test.settled', 'city', null, null, '{}')")
    const region = async (kind: string, name: string, parentId: string | null) => {
      const id = newId()
      await client.query('insert into regions (id, kind, name_zh, name_en) values ($1, $2, $3, $3)', [id, kind, name])
      if (parentId)
        await client.query(
          "insert into region_memberships (id, region_id, parent_id, valid_from) values ($1, $2, $3, '2000-01-01')",
          [newId(), id, parentId],
        )
      return id
    }
    const organisation = async (name: string, regionId: string, countyId: string | null = null) => {
      const id = newId()
      await client.query(
        `insert into organisations (id, region_id, county_id, name, name_key, name_en, kind, established_on)
          values ($1, $2, $3, $4, $4, $4, 'department', '2000-01-01')`,
        [id, regionId, countyId, name],
      )
      return id
    }
    const person = async (login: string, role: string, place: { regionId: string; organisationId: string }) => {
      const id = newId()
      await client.query(
        'insert into people (id, region_id, login, name_cipher, is_demo) values ($1, $2, $3, $4, true)',
        [id, place.regionId, login, secrets.seal(`姓名${login}`)],
      )
      await client.query('insert into credentials (person_id, password_hash, must_change) values ($1, $2, false)', [
        id,
        passwordHash,
      ])
      await client.query(
        "insert into person_roles (id, region_id, person_id, organisation_id, role, valid_from) values ($1, $2, $3, $4, $5, '2000-01-01')",
        [newId(), place.regionId, id, place.organisationId, role],
      )
    }
    const county = async (mark: string, login: string, cityId: string): Promise<TwinCounty> => {
      const countyId = await region('county', `${mark}县`, cityId)
      const subdistrictId = await region('subdistrict', `${mark}街道`, countyId)
      const neighbourhoodId = await region('neighbourhood', `${mark}社区`, subdistrictId)
      const organisationId = await organisation(`${mark}机构`, countyId, countyId)
      for (const role of businessRoles)
        await person(role === 'county-clerk' ? login : `${login}-${role}`, role, {
          regionId: countyId,
          organisationId,
        })
      return { mark, countyId, subdistrictId, neighbourhoodId, organisationId }
    }
    const cityId = await region('city', '双子市', null)
    const organisationId = await organisation('双子市机构', cityId)
    const inCity = { regionId: cityId, organisationId }
    await person('city', 'city-clerk', inCity)
    await person('city-planner', 'planner', inCity)
    for (const [login, role] of administrators) await person(login, role, inCity)
    const east = await county('东甲标', 'east', cityId)
    const west = await county('西乙标', 'west', cityId)
    await client.query('commit')
    await client.query('select refresh_region_closure(current_date)')
    return { cityId, organisationId, east, west }
  })
}
