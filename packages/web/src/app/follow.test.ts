// Following a stream: what is told is heard, and a window that had to make room comes back when it is looked at.
import { expect, it } from 'vitest'
import { follow } from './follow.ts'

class Told extends EventTarget {
  isClosed = false
  close(): void {
    this.isClosed = true
  }
  say(type: string, data: string): void {
    this.dispatchEvent(Object.assign(new Event(type), { data }))
  }
}

class Looked extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
  turn(state: DocumentVisibilityState): void {
    this.visibilityState = state
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

function followed(state: DocumentVisibilityState = 'visible') {
  const [connections, heard, page]: [Told[], string[], Looked] = [[], [], new Looked()]
  page.visibilityState = state
  const leave = follow('/api/jobs/events', (data) => heard.push(data), {
    page,
    open: () => {
      const one = new Told()
      connections.push(one)
      return one as unknown as EventSource
    },
  })
  return { connections, heard, page, leave }
}

it('is heard until it is left', () => {
  const { connections, heard, page, leave } = followed()
  connections[0]?.say('message', 'one')
  page.turn('hidden')
  page.turn('visible')
  expect(connections).toHaveLength(1)
  leave()
  expect(heard).toEqual(['one'])
  expect(connections[0]?.isClosed).toBe(true)
  page.turn('visible')
  expect(connections).toHaveLength(1)
})

it('does not come back by itself where it had to make room, but does when it is looked at again', () => {
  const { connections, heard, page, leave } = followed()
  page.turn('hidden')
  connections[0]?.say('over', '{}')
  expect(connections.map(({ isClosed }) => isClosed)).toEqual([true])
  page.turn('visible')
  expect(connections.map(({ isClosed }) => isClosed)).toEqual([true, false])
  connections[1]?.say('message', 'two')
  expect(heard).toEqual(['two'])
  leave()
  expect(connections[1]?.isClosed).toBe(true)
})

it('takes no place while nobody looks, and gets its place back in a window that was never hidden', () => {
  const { connections, page, leave } = followed('hidden')
  expect(connections).toHaveLength(0)
  page.turn('visible')
  connections[0]?.say('over', '{}')
  expect(connections).toHaveLength(1)
  page.dispatchEvent(new Event('pointerdown'))
  expect(connections.map(({ isClosed }) => isClosed)).toEqual([true, false])
  leave()
  page.dispatchEvent(new Event('pointerdown'))
  expect(connections).toHaveLength(2)
})
