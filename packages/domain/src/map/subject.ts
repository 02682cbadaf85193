// The subject map 一张图: outlines of regions and communities on their spots.
import { subject } from '../subjects/subject.ts'

export const map = subject({
  id: 'map',
  title: { zh: '一张图', en: 'Map' },
  rights: {
    'map.read': { zh: '查看地图', en: 'See the map' },
    'map.outlines': { zh: '载入审定轮廓', en: 'Load reviewed outlines' },
  },
  actions: {
    'outline.saved': { zh: '载入审定轮廓', en: 'Outline loaded' },
  },
  entities: [],
})
