// The code names no city, no department and no document: those are dated data of the policy and of the demo city.
import type { Finding } from './finding.ts'
import { isCode, isTest, type Tree } from './tree.ts'

const names = [
  '泰安',
  '泰山',
  '岱岳',
  '新泰',
  '肥城',
  '宁阳',
  '东平',
  '徂徕',
  '山东',
  '济南',
  '泰政',
  '住建',
  '住房城乡建设',
  '住房和城乡建设',
  '财政局',
  '财政厅',
  '财政部',
  '发改委',
  '发改局',
  '发展改革委',
  '发展和改革',
  '公安局',
  '民政局',
  '民政厅',
  '自然资源局',
  '自然资源和规划',
  '行政审批局',
  '商务局',
  '体育局',
  '市场监管局',
  '市场监督管理局',
  '金融监管局',
  '银保监',
  '国家金融监督管理',
  '消防救援',
  '供电公司',
  '城管局',
  '城市管理局',
  '人民政府',
  '指挥部',
]
const patterns = [
  new RegExp(names.join('|')),
  /\b(?:Tai'?an|Taishan|Daiyue|Xintai|Feicheng|Ningyang|Dongping|Shandong|Jinan)\b/i,
  // A document number: year in tortoise-shell brackets, then the number.
  /[〔[（(]20\d\d[〕\]）)]\s*\d+\s*号/,
  // A region code of the city or its counties.
  /\b37(?:00|09)\d\d\b/,
]

/** Names of places, departments and documents in the code of the packages; tests and the demo city are data. */
export function checkPlaceNames(tree: Tree): Finding[] {
  return tree.sources
    .filter(({ path }) => isCode(path) && /^packages\/[^/]+\/src\//.test(path) && !isTest(path) && !isDemo(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((content, index) => {
        const name = patterns.map((pattern) => pattern.exec(content)?.[0]).find((match) => match !== undefined)
        if (name === undefined) return []
        return [{ path, line: index + 1, words: `names “${name}”; move it to policy data or to the demo city` }]
      }),
    )
}

/** Whether a file belongs to the demo city. */
function isDemo(path: string): boolean {
  return /\/demo(?:-[a-z-]+)?(?:\/|\.ts$)/.test(path) || /\/demo-[a-z-]+\.ts$/.test(path)
}
