// The drawing itself: outlines, schematic lines and community tiles of this server, nothing from anywhere else.
import { communityTile, listOutlines, type outline } from '@huanju/contract/map'
import { useNavigate } from '@tanstack/react-router'
import { Map as MapLibre, NavigationControl, setWorkerUrl, type MapOptions, type StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { addressOf } from '../../app/call.ts'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { colours, donutName, drawDonuts } from './donut.ts'

setWorkerUrl(workerUrl)

const text = { map: w('小区分布图', 'Map of communities') }
type Say = (words: Words) => string
type Extent = readonly [number, number, number, number] | null
type Outline = z.output<typeof outline>

interface Drawn {
  readonly outlines: readonly Outline[]
  readonly context: readonly { kind: string; name: Words; coordinates: number[][] }[]
}

export default function MapCanvas({
  query,
  extent,
  at,
}: {
  query: Record<string, unknown>
  extent: Extent
  at: string | null
}) {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const { data } = useAnswer(listOutlines, {})
  const tiles = `${location.origin}${addressOf(communityTile, { z: '{z}', x: '{x}', y: '{y}' }, query).replaceAll('%7B', '{').replaceAll('%7D', '}')}`
  const bounds = extent?.join(',')
  useEffect(() => {
    if (!place.current || !data) return undefined
    const map = new MapLibre({
      container: place.current,
      style: styleOf({ outlines: data.rows, context: data.context }, tiles, say),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      ...viewOf(bounds, at),
    })
    drawDonuts(map, token('--card'))
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    for (const layer of ['community', 'community-count']) {
      map.on('mouseenter', layer, () => {
        map.getCanvas().style.cursor = 'pointer'
      })
      map.on('mouseleave', layer, () => {
        map.getCanvas().style.cursor = ''
      })
      map.on('click', layer, ({ features, lngLat }) => {
        const id: unknown = features?.[0]?.properties['id']
        if (typeof id === 'string') void navigate({ to: '/communities/$id', params: { id } })
        else map.easeTo({ center: lngLat, zoom: map.getZoom() + 2, duration: 150 })
      })
    }
    return () => map.remove()
  }, [data, tiles, bounds, at, say, navigate])
  return <div ref={place} role="application" aria-label={say(text.map)} data-map />
}

function viewOf(
  bounds: string | undefined,
  at: string | null,
): Pick<MapOptions, 'center' | 'zoom' | 'bounds' | 'fitBoundsOptions'> {
  if (at) {
    const [longitude = 0, latitude = 0] = at.split(',').map(Number)
    return { center: [longitude, latitude], zoom: 14 }
  }
  const [west = 73, south = 18, east = 135, north = 53] = (bounds ?? '').split(',').filter(Boolean).map(Number)
  return {
    bounds: [
      [west, south],
      [east, north],
    ],
    fitBoundsOptions: { padding: 48, maxZoom: 14 },
  }
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

function styleOf({ outlines, context }: Drawn, tiles: string, say: Say): StyleSpecification {
  const feature = (geometry: unknown, properties: Record<string, unknown>) => ({
    type: 'Feature' as const,
    geometry,
    properties,
  })
  const collection = (features: unknown[]) => ({
    type: 'geojson' as const,
    data: { type: 'FeatureCollection', features } as never,
  })
  const names = outlines
    .filter(({ kind }) => kind !== 'subdistrict')
    .map((one) => feature({ type: 'Point', coordinates: middleOf(one) }, { name: say(one.name) }))
  const { works, ...others } = colours
  const byStatus = { ...others, 'under-works': works }
  const colour = ['match', ['get', 'status'], ...Object.entries(byStatus).flat(), '#555'] as never
  return {
    version: 8,
    sources: {
      outlines: collection(outlines.map(({ geometry, kind, name }) => feature(geometry, { kind, name: say(name) }))),
      names: collection(names),
      context: collection(
        context.map(({ kind, name, coordinates }) =>
          feature({ type: 'LineString', coordinates }, { kind, name: say(name) }),
        ),
      ),
      communities: { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: 14 },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': token('--page') } },
      {
        id: 'county',
        type: 'fill',
        source: 'outlines',
        filter: ['!=', ['get', 'kind'], 'subdistrict'],
        paint: { 'fill-color': token('--card'), 'fill-opacity': 0.9 },
      },
      {
        id: 'river',
        type: 'line',
        source: 'context',
        filter: ['==', ['get', 'kind'], 'river'],
        paint: { 'line-color': '#7fb2d6', 'line-width': 3 },
      },
      {
        id: 'road',
        type: 'line',
        source: 'context',
        filter: ['!=', ['get', 'kind'], 'river'],
        paint: { 'line-color': token('--line-2'), 'line-width': 1.5, 'line-dasharray': [4, 2] },
      },
      {
        id: 'subdistrict-line',
        type: 'line',
        source: 'outlines',
        filter: ['==', ['get', 'kind'], 'subdistrict'],
        minzoom: 8.5,
        paint: { 'line-color': token('--line-2'), 'line-width': 0.6 },
      },
      {
        id: 'county-line',
        type: 'line',
        source: 'outlines',
        filter: ['!=', ['get', 'kind'], 'subdistrict'],
        paint: { 'line-color': token('--ink-3'), 'line-width': 1.3 },
      },
      {
        id: 'name',
        type: 'symbol',
        source: 'names',
        layout: { 'text-field': ['get', 'name'], 'text-size': 13, 'text-allow-overlap': false },
        paint: { 'text-color': token('--ink-2'), 'text-halo-color': token('--card'), 'text-halo-width': 1.4 },
      },
      {
        id: 'community',
        type: 'circle',
        source: 'communities',
        'source-layer': 'communities',
        filter: ['==', ['get', 'count'], 1],
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 3.5, 14, 8],
          'circle-color': colour,
          'circle-stroke-color': token('--card'),
          'circle-stroke-width': 1,
        },
      },
      {
        id: 'community-count',
        type: 'symbol',
        source: 'communities',
        'source-layer': 'communities',
        filter: ['>', ['get', 'count'], 1],
        layout: {
          'icon-image': donutName,
          'icon-allow-overlap': true,
          'text-field': ['to-string', ['get', 'count']],
          'text-size': 12,
          'text-allow-overlap': true,
        },
        paint: { 'text-color': token('--ink') },
      },
      {
        id: 'community-name',
        type: 'symbol',
        source: 'communities',
        'source-layer': 'communities',
        minzoom: 13,
        filter: ['==', ['get', 'count'], 1],
        layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-offset': [0, 1.1], 'text-anchor': 'top' },
        paint: { 'text-color': token('--ink'), 'text-halo-color': token('--card'), 'text-halo-width': 1.4 },
      },
    ],
  }
}

function middleOf({ geometry }: Outline): [number, number] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  const points: readonly unknown[] = rings.flat()
  const mean = (index: 0 | 1) =>
    points.reduce<number>((sum, point) => sum + (Array.isArray(point) ? Number(point[index] ?? 0) : 0), 0) /
    Math.max(1, points.length)
  return [mean(0), mean(1)]
}
