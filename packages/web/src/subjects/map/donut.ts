// A circle for several communities: its number inside, its rim shared among the stages as they are.
import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'

/** The colours of the stages, told apart by those who see few colours; also the rim of a circle. */
export const colours = { surveyed: '#8a6d00', planned: '#3b6fb6', works: '#7a3fa0', completed: '#1c6b3f' } as const

const stages = ['surveyed', 'planned', 'works', 'completed'] as const
/** Smallest and largest radius in pixels, rim and all; the server keeps cells wide enough for the largest. */
const [radiusLeast, radiusMost] = [12, 22]

const countOf = (stage: string): ExpressionSpecification => ['to-string', ['coalesce', ['get', stage], 0]]
/** The name of the image of a circle, as the style puts it together: `several:3:1:0:12`. */
export const donutName: ExpressionSpecification = [
  'concat',
  'several',
  ...stages.flatMap((stage): (ExpressionSpecification | string)[] => [':', countOf(stage)]),
]

/** How many there are in each stage, by the name of an image; undefined for the name of something else. */
export function countsIn(name: string): readonly number[] | undefined {
  const [kind, ...counts] = name.split(':')
  return kind === 'several' && counts.length === stages.length ? counts.map(Number) : undefined
}

/** The radius of a circle for so many: more than twice as many show larger, up to a bound. */
export function radiusFor(count: number): number {
  return Math.min(radiusMost, Math.round(radiusLeast + 1.4 * Math.log2(Math.max(1, count))))
}

/** The stretches of the rim, from noon on, as turns. */
export function arcsOf(counts: readonly number[]): { from: number; to: number; stage: (typeof stages)[number] }[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let from = 0
  return stages.flatMap((stage, index) => {
    const to = from + (counts[index] ?? 0) / Math.max(1, total)
    const arc = to > from ? [{ from, to, stage }] : []
    from = to
    return arc
  })
}

/** Draws the circles that the map asks for, each once. */
export function drawDonuts(map: MapLibre, ground: string): void {
  map.setMissingStyleImageResolver((name) => {
    const counts = countsIn(name)
    if (counts && !map.hasImage(name)) map.addImage(name, drawn(counts, ground), { pixelRatio: 2 })
  })
}

function drawn(counts: readonly number[], ground: string): ImageData {
  const radius = 2 * radiusFor(counts.reduce((sum, count) => sum + count, 0))
  const canvas = document.createElement('canvas')
  canvas.width = 2 * radius
  canvas.height = 2 * radius
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  const turn = (part: number) => (part - 0.25) * 2 * Math.PI
  for (const { from, to, stage } of arcsOf(counts)) {
    pen.beginPath()
    pen.moveTo(radius, radius)
    pen.arc(radius, radius, radius, turn(from), turn(to))
    pen.fillStyle = colours[stage]
    pen.fill()
  }
  pen.beginPath()
  pen.arc(radius, radius, radius - 10, 0, 2 * Math.PI)
  pen.fillStyle = ground
  pen.fill()
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
