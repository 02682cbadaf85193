// A plan beside the yearly targets of its counties: what was set, what is planned, and what is lacking. 三(一)

/** Figures of renovation; null where a document sets none. Area in dm². */
export interface TargetFigures {
  readonly communities: number | null
  readonly buildings: number | null
  readonly households: number | null
  readonly floorAreaDm2: bigint | null
}

/** One target on record; `subdistrictId` null where it is set for the county as a whole. */
export interface TargetRow extends TargetFigures {
  readonly countyId: string
  readonly subdistrictId: string | null
  readonly year: number
}

/** What a plan does in a county in a year. */
export interface PlannedRow {
  readonly countyId: string
  readonly year: number
  readonly communities: number
  readonly buildings: number
  readonly households: number
  readonly floorAreaDm2: bigint
}

/** A county's year with a target: set, planned, and how much the plan lacks; a figure that is not set lacks nothing. */
export interface AgainstTarget {
  readonly countyId: string
  readonly year: number
  readonly target: TargetFigures
  readonly planned: Omit<PlannedRow, 'countyId' | 'year'>
  readonly lacks: { communities: number; buildings: number; households: number; floorAreaDm2: bigint }
}

const none = { communities: 0, buildings: 0, households: 0, floorAreaDm2: 0n }

/**
 * Sets a plan beside the targets, by year and county in the order of the targets. What is set for a county as a whole
 * counts; where only its subdistricts are set, their sum does.
 */
export function againstTargets(targets: readonly TargetRow[], planned: readonly PlannedRow[]): AgainstTarget[] {
  const groups = new Map<string, TargetRow[]>()
  for (const row of targets) {
    const key = `${row.year} ${row.countyId}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].flatMap((rows): AgainstTarget[] => {
    const [first] = rows
    if (!first) return []
    const { countyId, year } = first
    const target = rows.find(({ subdistrictId }) => subdistrictId === null) ?? sumOf(rows)
    const own = figuresOf(planned.find((row) => row.countyId === countyId && row.year === year) ?? none)
    const { communities, buildings, households, floorAreaDm2 } = target
    return [
      {
        countyId,
        year,
        target: { communities, buildings, households, floorAreaDm2 },
        planned: own,
        lacks: {
          communities: Math.max(0, (communities ?? 0) - own.communities),
          buildings: Math.max(0, (buildings ?? 0) - own.buildings),
          households: Math.max(0, (households ?? 0) - own.households),
          floorAreaDm2: atLeastNone((floorAreaDm2 ?? 0n) - own.floorAreaDm2),
        },
      },
    ]
  })
}

function figuresOf({ communities, buildings, households, floorAreaDm2 }: AgainstTarget['planned']) {
  return { communities, buildings, households, floorAreaDm2 }
}

function sumOf(rows: readonly TargetFigures[]): TargetFigures {
  return rows.reduce((sum, row) => ({
    communities: added(sum.communities, row.communities),
    buildings: added(sum.buildings, row.buildings),
    households: added(sum.households, row.households),
    floorAreaDm2:
      sum.floorAreaDm2 === null && row.floorAreaDm2 === null
        ? null
        : (sum.floorAreaDm2 ?? 0n) + (row.floorAreaDm2 ?? 0n),
  }))
}

function added(a: number | null, b: number | null): number | null {
  return a === null && b === null ? null : (a ?? 0) + (b ?? 0)
}

function atLeastNone(area: bigint): bigint {
  return area > 0n ? area : 0n
}
