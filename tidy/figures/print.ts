// Prints figures for the reader: one aligned table, Chinese first; two measurings side by side; one entity in detail.
import { entityMeasures, entityName, type EntityCost } from './entity.ts'
import { floors, type Figures, type Values } from './measure.ts'
import { measures, type Measure } from './measures.ts'
import { alignTable } from './table.ts'

const linesListed = 8

/** The table of all figures by floor, the files with most casts, and the entities asked for. */
export function printFigures({ floors: values, mostCasts, costs }: Figures): string[] {
  const heads = [
    ['', '', ...floors.map(({ zh }) => zh)],
    ['指标', 'figure', ...floors.map(({ id }) => id)],
  ]
  const rows = measures.map((measure) => [
    measure.zh,
    measure.en,
    ...floors.map(({ id }) => shown(values[id], measure)),
  ])
  return [
    ...alignTable([...heads, ...rows], 2),
    '',
    '断言最多的文件 files with most casts',
    ...alignTable(
      mostCasts.map(({ path, casts }) => [path, String(casts)]),
      1,
    ),
    ...Object.entries(costs).flatMap(([entity, cost]) => ['', ...printCost(entity, cost)]),
  ]
}

/** Earlier figures beside those of now: every figure of the whole, and of a floor or an entity those that differ. */
export function printComparison(before: Pick<Figures, 'floors' | 'entities'>, now: Figures): string[] {
  const rows = floors.flatMap(({ id, zh }) =>
    compared({ part: [zh, id], list: measures, before: before.floors[id], now: now.floors[id], isWhole: id === 'all' }),
  )
  const costs = Object.keys(now.entities).flatMap((entity) =>
    compared({
      part: ['实体', entity],
      list: entityMeasures,
      isWhole: true,
      before: before.entities[entity],
      now: now.entities[entity],
    }),
  )
  const heads = [
    ['', '', '指标', '', '之前', '现在', '变化'],
    ['', '', '', 'figure', 'before', 'now', 'change'],
  ]
  return alignTable([...heads, ...rows, ...costs], 4)
}

interface Pair {
  readonly part: readonly [string, string]
  readonly list: readonly Measure[]
  readonly before: Values | undefined
  readonly now: Values | undefined
  readonly isWhole: boolean
}

function compared({ part, list, before, now, isWhole }: Pair): string[][] {
  return list
    .filter(({ id }) => isWhole || before?.[id] !== now?.[id])
    .map((measure) => {
      const change = written((now?.[measure.id] ?? Number.NaN) - (before?.[measure.id] ?? Number.NaN), measure)
      // A change too small for the decimals shown is none; so is one from or to nothing known.
      const words = Number(change) === 0 || change === 'NaN' ? '' : `${Number(change) > 0 ? '+' : ''}${change}`
      return [...part, measure.zh, measure.en, shown(before, measure), shown(now, measure), words]
    })
}

function printCost(entity: string, cost: EntityCost): string[] {
  const { one, many } = entityName(entity)
  const own = [
    ...cost.own.map((file) => ['自有', 'own', String(file.lines), file.path]),
    ...cost.migrations.map((file) => ['迁移', 'migration', String(file.lines), file.path]),
    ...cost.ownTests.map((file) => ['测试', 'test', String(file.lines), file.path]),
  ]
  const shared = cost.shared.map(({ path, lines, isImporting }) => {
    const listed = lines.slice(0, linesListed).join(',') + (lines.length > linesListed ? ',…' : '')
    return isImporting
      ? ['共用，导入', 'shared, imports it', String(lines.length), `${path}:${listed}`]
      : ['共用，提到', 'shared, names it', String(lines.length), `${path}:${listed}`]
  })
  return [
    `实体 entity ${one}, ${many}`,
    ...alignTable(
      entityMeasures.map(({ zh, en, of }) => [zh, en, String(of(cost))]),
      2,
    ),
    '',
    ...alignTable(
      [...own, ...shared].map(([zh = '', en = '', lines = '', path = '']) => [zh, en, path, lines]),
      3,
    ),
  ]
}

function shown(values: Values | undefined, measure: Measure): string {
  const value = values?.[measure.id]
  return value === undefined ? '–' : written(value, measure)
}

function written(value: number, { decimals = 0 }: Measure): string {
  return value.toFixed(decimals)
}
