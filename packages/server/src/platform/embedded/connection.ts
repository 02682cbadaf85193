// Addresses of databases, and free ports to put them on.
import { createServer } from 'node:net'

/** The same connection, to another database of the cluster. */
export function connectionFor(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** The owner's connection to the database `huanju` of an embedded server. */
export function ownerUrl(port: number, password: string): string {
  return `postgresql://huanju:${password}@127.0.0.1:${port}/huanju`
}

/** A free port of the loopback address, chosen by the system. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
