// Budget against use, year by year, as bars from zero with their figures beside them.
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useSay, w } from '../../app/words.tsx'
import type { Plan } from './PlanScreen.tsx'
import { wholeWan } from './whole-wan.ts'

register([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const text = {
  title: w('可用资金与列入投资（万元）', 'Money available and planned investment (万元)'),
  budget: w('可用资金', 'Money available'),
  used: w('列入投资', 'Planned investment'),
}

export default function BudgetChart({ years }: { years: NonNullable<Plan['result']>['byYear'] }) {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink-2').trim()
    const chart = init(place.current, undefined, { renderer: 'canvas' })
    const bar = (name: string, colour: string, of: (year: (typeof years)[number]) => bigint) => ({
      name,
      type: 'bar' as const,
      itemStyle: { color: colour },
      data: years.map((year) => wholeWan(of(year))),
      label: { show: true, position: 'top' as const, color: ink, fontSize: 11 },
      barMaxWidth: 34,
    })
    chart.setOption({
      animation: false,
      textStyle: { color: ink },
      legend: { bottom: 0, textStyle: { color: ink } },
      grid: { left: 56, right: 12, top: 24, bottom: 52 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'category', data: years.map(({ year }) => String(year)), axisLabel: { color: ink } },
      yAxis: { type: 'value', min: 0, axisLabel: { color: ink }, splitLine: { lineStyle: { opacity: 0.25 } } },
      series: [
        bar(say(text.budget), '#9db4ba', ({ budgetFen }) => budgetFen),
        bar(say(text.used), '#0d7d8a', ({ usedFen }) => usedFen),
      ],
    })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(place.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [years, say])
  return (
    <>
      <h2>{say(text.title)}</h2>
      <div ref={place} className="chart" role="img" aria-label={say(text.title)} />
    </>
  )
}
