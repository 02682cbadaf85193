// Receives one uploaded file into a temporary file, bounded in size, gone when the request is over.
import { Problem, type Words } from '@huanju/contract'
import { normalise } from '@huanju/engines/tables'
import type { FastifyRequest } from 'fastify'
import { createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Upload } from './routes.ts'

/** Stores the first file of a multipart request at a path; none, or one above `maxBytes`, is a problem. */
export async function receiveUpload(
  request: FastifyRequest,
  { maxBytes, path }: { readonly maxBytes: number; readonly path: string },
): Promise<Upload & { discard(): Promise<void> }> {
  if (!request.isMultipart()) {
    throw unreadable({ zh: '请以文件形式上传', en: 'send it as a file, in a multipart form' })
  }
  const part = await request.file({ limits: { fileSize: maxBytes, files: 1, fields: 10 } })
  if (!part)
    throw unreadable({
      zh: '没有收到文件，请选择文件后重新上传',
      en: 'no file was received; choose one and upload it again',
    })
  const discard = () => rm(path, { force: true })
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
    if (part.file.truncated) throw new Problem('too-large', { limit: `${Math.floor(maxBytes / 1024 / 1024)} MB` })
    const { size } = await stat(path)
    return { path, fileName: safeName(part.filename), bytes: size, mediaType: part.mimetype, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

const unreadable = (reason: Words) => new Problem('unreadable-file', { reason })

function safeName(name: string): string {
  const bare = [...normalise('line', name)]
    .filter((character) => character >= ' ' && !'/\\:*?"<>|'.includes(character))
    .join('')
    .trim()
  return bare.slice(-120) || '未命名文件'
}
