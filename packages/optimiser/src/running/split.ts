// A province is its cities: split where nothing but shared money joins them, and shared money divided.
import type { PlanInstance, Project, Start } from '../types.ts'

/** A city's own instance, and its part of the shared channels. */
export interface Block {
  readonly id: string
  readonly instance: PlanInstance
}

/** Cities joined by a corridor, a linked street or a pairing are one block. */
export function splitByCity(instance: PlanInstance): Block[] {
  const cityOf = new Map(instance.counties.map(({ id, cityId = '' }) => [id, cityId]))
  const projectCity = new Map(instance.projects.map(({ id, countyId }) => [id, cityOf.get(countyId) ?? '']))
  const leads = joined(instance, projectCity)
  const leadOf = (city: string) => leads.get(city) ?? city
  const blocks = [...new Set([...cityOf.values()].map(leadOf))]
  if (blocks.length < 2) return [{ id: blocks[0] ?? '', instance }]
  const asked = askedByBlock(instance, (countyId) => leadOf(cityOf.get(countyId) ?? ''))
  const parts = new Map(blocks.map((block): [string, Project[]] => [block, []]))
  for (const project of instance.projects) parts.get(leadOf(cityOf.get(project.countyId) ?? ''))?.push(project)
  const divided = dividedBudgets(instance, blocks, asked)
  return blocks.flatMap((block): Block[] => {
    const projects = parts.get(block) ?? []
    const own = (countyId: string) => leadOf(cityOf.get(countyId) ?? '') === block
    if (projects.length === 0) return []
    return [{ id: block, instance: blockOf(instance, { block, projects, own, divided, leadOf }) }]
  })
}

// For each city that is joined with others the first of them.
function joined(
  { corridors = [], linkedStreets = [], pairings = [] }: PlanInstance,
  cityOf: ReadonlyMap<string, string>,
): Map<string, string> {
  const leads = new Map<string, string>()
  const find = (city: string): string => {
    const next = leads.get(city)
    return next === undefined || next === city ? city : find(next)
  }
  for (const { projectIds } of [...corridors, ...linkedStreets, ...pairings]) {
    const [first = '', ...others] = [...new Set(projectIds.map((id) => cityOf.get(id) ?? ''))]
    for (const other of others) leads.set(find(other), find(first))
  }
  return new Map([...leads.keys()].map((city) => [city, find(city)]))
}

// What the projects of each block ask of each channel at most: the key by which shared money is divided at first.
function askedByBlock(
  { projects }: PlanInstance,
  blockOf: (countyId: string) => string,
): Map<string, Map<string, bigint>> {
  const asked = new Map<string, Map<string, bigint>>()
  for (const { countyId, modes } of projects) {
    const most = new Map<string, bigint>()
    for (const { costFenByChannelAndYearOfWorks: costs } of modes) {
      for (const [channel, years] of Object.entries(costs)) {
        const sum = years.reduce((all, fen) => all + BigInt(fen), 0n)
        if (sum > (most.get(channel) ?? 0n)) most.set(channel, sum)
      }
    }
    for (const [channel, sum] of most) {
      const byBlock = asked.get(channel) ?? new Map<string, bigint>()
      byBlock.set(blockOf(countyId), (byBlock.get(blockOf(countyId)) ?? 0n) + sum)
      asked.set(channel, byBlock)
    }
  }
  return asked
}

// Each block's part of each shared budget by what it asks, rounded down; the last that asks takes what is left, to the fen.
function dividedBudgets(
  { channels }: PlanInstance,
  blocks: readonly string[],
  asked: ReadonlyMap<string, ReadonlyMap<string, bigint>>,
): Map<string, number[]> {
  const divided = new Map<string, number[]>()
  for (const { id, budgetFenByYear } of channels) {
    const byBlock = asked.get(id) ?? new Map<string, bigint>()
    const asking = blocks.filter((block) => (byBlock.get(block) ?? 0n) > 0n)
    const all = asking.reduce((sum, block) => sum + (byBlock.get(block) ?? 0n), 0n)
    const left = budgetFenByYear.map((fen) => BigInt(fen))
    asking.forEach((block, index) => {
      const parts = budgetFenByYear.map((fen, t) => {
        const part = index === asking.length - 1 ? (left[t] ?? 0n) : (BigInt(fen) * (byBlock.get(block) ?? 0n)) / all
        left[t] = (left[t] ?? 0n) - part
        return Number(part)
      })
      divided.set(`${block} ${id}`, parts)
    })
  }
  return divided
}

interface Cut {
  readonly block: string
  readonly projects: readonly Project[]
  readonly own: (countyId: string) => boolean
  readonly divided: ReadonlyMap<string, readonly number[]>
  readonly leadOf: (city: string) => string
}

function blockOf(instance: PlanInstance, { block, projects, own, divided, leadOf }: Cut): PlanInstance {
  const inside = new Set(projects.map(({ id }) => id))
  const whole = <Group extends { readonly projectIds: readonly string[] }>(groups: readonly Group[] | undefined) =>
    groups?.filter(({ projectIds }) => projectIds.every((id) => inside.has(id)))
  return {
    ...instance,
    counties: instance.counties.filter(({ id }) => own(id)),
    projects,
    corridors: whole(instance.corridors),
    linkedStreets: whole(instance.linkedStreets),
    pairings: whole(instance.pairings),
    worksInProgress: instance.worksInProgress?.filter(({ countyId }) => own(countyId)),
    channels: instance.channels.flatMap((channel) => {
      const isOwn =
        channel.countyId !== undefined
          ? own(channel.countyId)
          : channel.cityId !== undefined && leadOf(channel.cityId) === block
      if (isOwn) return [channel]
      if (channel.countyId !== undefined || channel.cityId !== undefined) return []
      return [
        {
          ...channel,
          budgetFenByYear: divided.get(`${block} ${channel.id}`) ?? channel.budgetFenByYear.map(() => 0),
        },
      ]
    }),
  }
}

/** The starts of blocks, in the order of the projects. */
export function joinStarts(instance: PlanInstance, parts: readonly (readonly Start[])[]): Start[] {
  const byId = new Map(parts.flat().map((start) => [start.projectId, start]))
  return instance.projects.flatMap(({ id }) => byId.get(id) ?? [])
}
