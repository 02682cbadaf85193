// Lines over one axis, as amounts that come nearer or rise: drawn by the chart library, with a sentence for who cannot see.
import { LineChart as Lines, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

register([Lines, ScatterChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

/** A line: its name, colour and points; a dotted one has points only. */
export interface Line {
  readonly name: string
  readonly colour: string
  readonly points: readonly (readonly [number, number | null])[]
  readonly isDots?: boolean
  readonly isSteps?: boolean
}

/** Draws lines; the axis of values begins where the lowest point lies, since what matters is how near they are. */
export default function LineChart({ lines, unit, label }: { lines: readonly Line[]; unit: string; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink-2').trim()
    const chart = init(place.current, undefined, { renderer: 'canvas' })
    chart.setOption({
      animation: false,
      textStyle: { color: ink },
      legend: { bottom: 0, textStyle: { color: ink } },
      grid: { left: 76, right: 20, top: 16, bottom: 58 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: {
        type: 'value',
        name: unit,
        nameLocation: 'middle',
        nameGap: 24,
        min: 'dataMin',
        max: 'dataMax',
        axisLabel: { color: ink, formatter: (value: number) => String(Math.round(value * 10) / 10) },
      },
      yAxis: { type: 'value', scale: true, axisLabel: { color: ink }, splitLine: { lineStyle: { opacity: 0.25 } } },
      series: lines.map(({ name, colour, points, isDots, isSteps }) => ({
        name,
        type: isDots ? ('scatter' as const) : ('line' as const),
        ...(isSteps && { step: 'end' as const }),
        showSymbol: false,
        symbolSize: 9,
        itemStyle: { color: colour },
        lineStyle: { width: 2 },
        data: points.filter(([, value]) => value !== null).map(([x, value]) => [x, value]),
      })),
    })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(place.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [lines, unit])
  return <div ref={place} className="chart" role="img" aria-label={label} />
}
