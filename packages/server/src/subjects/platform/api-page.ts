// The offline page of the API: every endpoint of the contract, its right, its place, its refusals. No script, no network.
import { contract, isStream, type EndpointShape } from '@huanju/contract'
import { z } from 'zod'

/** The page as HTML; made from the contract alone. */
export function apiPageOf(): string {
  const body = Object.entries(contract)
    .map(([subject, group]) => {
      const entries = Object.entries<EndpointShape>(group).map(([name, shape]) => entryOf(`${subject}.${name}`, shape))
      return `<h2>${escape(subject)}</h2>${entries.join('')}`
    })
    .join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>焕居 接口文档 API</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>焕居 接口文档 <small>API</small></h1>
<p>机器可读描述 machine-readable：<a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI 3.1）</p>${body}</main></body></html>`
}

function entryOf(name: string, shape: EndpointShape): string {
  const parts = [
    ['路径参数 params', shape.params],
    ['查询 query', shape.query],
    ['正文 body', shape.body],
  ] as const
  const inputs = parts.flatMap(([title, schema]) => (schema ? [block(title, schema)] : []))
  const gives = isStream(shape.gives)
    ? `<p>回答 answer：${escape(shape.gives.kind)}</p>`
    : block('回答 answer', shape.gives)
  return `<details id="${escape(name)}"><summary><code>${escape(shape.at.replace(' /', ' /api/'))}</code> ${escape(shape.words.zh)}
<small>${escape(shape.words.en)}</small></summary><p>权限 right：<code>${escape(shape.right)}</code>${refusalsOf(shape)}</p>${inputs.join('')}${gives}</details>`
}

function refusalsOf({ refuses = [] }: EndpointShape): string {
  return refuses.length === 0
    ? ''
    : `；可能的拒绝 refusals：${refuses.map((code) => `<code>${escape(code)}</code>`).join(' ')}`
}

function block(title: string, schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return `<p>${escape(title)}</p><pre>${escape(JSON.stringify(json, null, 1))}</pre>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
