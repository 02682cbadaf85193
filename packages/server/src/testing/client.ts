// What a test sees of an answer: status, headers, text, JSON, and the session cookie where one was set.
import type { LightMyRequestResponse } from 'fastify'

export interface WireAnswer {
  readonly status: number
  readonly text: string
  readonly json: Record<string, unknown>
  readonly headers: Record<string, unknown>
  readonly bytes: Buffer
  /** `name=value` of the session cookie set by this answer, or an empty text. */
  readonly cookie: string
}

/** Puts an injected answer into the shape tests read. */
export function encode(answer: LightMyRequestResponse): WireAnswer {
  const isJson = String(answer.headers['content-type'] ?? '').includes('json')
  const [cookie] = answer.cookies
  return {
    status: answer.statusCode,
    text: answer.payload,
    headers: answer.headers,
    bytes: answer.rawPayload,
    json: isJson && answer.payload ? (answer.json() as Record<string, unknown>) : {},
    cookie: cookie ? `${cookie.name}=${cookie.value}` : '',
  }
}

/** One file as a multipart body, with the headers to send it under. */
export function fileBody(fileName: string, content: Buffer, mediaType = 'application/octet-stream') {
  const boundary = `----huanju${content.length}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: ${mediaType}\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
