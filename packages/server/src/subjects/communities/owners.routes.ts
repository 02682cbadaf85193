// Owners over HTTP: masked lists, exact search, and revelation for a reason, capped by the day.
import { Problem, type Contract } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import type { Actor, RoutesOf } from '../../platform/http/routes.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { findCommunity, listBuildings } from './community.store.ts'
import {
  countRevelations,
  findOwner,
  findOwnersBy,
  insertOwners,
  listOwnersOf,
  revealOwner,
} from './owners.store.ts'

/** Most revelations one person may make within 24 hours. */
const revelationsMax = 200

type OwnerRoutes = Pick<
  RoutesOf<Contract['communities']>,
  'listOwners' | 'addOwner' | 'findOwners' | 'revealOwner'
>

/** The routes of owners. */
export function ownersRoutes({ secrets }: { secrets: Secrets }): OwnerRoutes {
  return {
    listOwners: async ({ tx, actor, params, query }) => {
      const { id } = await visible(tx, actor, params.community)
      return listOwnersOf(tx, secrets, { viewer: actor, communityId: id, ...query })
    },
    addOwner: async ({ tx, actor, params, body }) => {
      const community = await visible(tx, actor, params.community)
      const buildings = body.buildingId === null ? [] : await listBuildings(tx, [community.id])
      if (body.buildingId !== null && !buildings.some(({ id }) => id === body.buildingId)) {
        throw new Problem('not-found', { what: '楼栋' })
      }
      if (body.idNumber && !isIdNumber(body.idNumber)) {
        throw invalidInput([
          {
            field: 'idNumber',
            message: {
              zh: '身份证号校验位不符，请核对原件',
              en: 'The check digit of the ID number is wrong; look at the paper again',
            },
          },
        ])
      }
      const [id] = await insertOwners(tx, secrets, {
        communityId: community.id,
        regionId: community.regionId,
        owners: [body],
      })
      const owner = id && (await findOwner(tx, secrets, id))
      if (!owner) throw new Problem('not-found', { what: '业主' })
      return owner
    },
    findOwners: async ({ tx, actor, body }) => ({
      rows: await findOwnersBy(tx, secrets, { viewer: actor, ...body, regionId: actor.regionIds[0] ?? '' }),
    }),
    revealOwner: async ({ tx, actor, params, body }) => {
      if ((await countRevelations(tx, actor.personId)) >= revelationsMax) throw new Problem('too-many-requests')
      const owner = await revealOwner(tx, secrets, { viewer: actor, id: params.owner, reason: body.reason })
      if (!owner) throw new Problem('not-found', { what: '业主' })
      return owner
    },
  }
}

async function visible(tx: Tx, actor: Actor, id: string) {
  const community = await findCommunity(tx, actor, id)
  if (!community) throw new Problem('not-found', { what: '小区' })
  return community
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether an 18-digit citizen ID number carries its right check digit (GB 11643). */
function isIdNumber(text: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}
