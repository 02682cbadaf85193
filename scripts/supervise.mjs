// Keeps a program running: one that ends unexpectedly is started again, after a wait that grows while it keeps ending.
import { setTimeout as wait } from 'node:timers/promises'

const [deathsMost, withinMs] = [10, 10 * 60_000]
const waitsMs = [500, 1000, 2000, 5000, 10_000, 30_000]

/**
 * Starts the program with `start` and starts it again when it ends by itself. Gives the code to exit with: once it was
 * asked to stop, when it ends in order, when it never came up, or when it ends too often. It says `ready` once it is up.
 */
export async function supervise(start, { say = (words) => process.stderr.write(`${words}\n`) } = {}) {
  const deaths = []
  let [isStopping, wasReady, child] = [false, false, undefined]
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      // The terminal sends its signal to the whole group; ours waits until the program has closed its database.
      isStopping = true
      if (signal === 'SIGTERM') child?.kill(signal)
    })
  for (;;) {
    child = start()
    child.on('message', (words) => {
      wasReady ||= words === 'ready'
    })
    const { code, signal } = await ended(child)
    if (isStopping || code === 0) return code ?? 0
    if (!wasReady) return code ?? 1
    const recent = [...deaths.filter((at) => Date.now() - at < withinMs), Date.now()]
    deaths.splice(0, deaths.length, ...recent)
    if (recent.length > deathsMost) {
      say('系统反复意外退出，不再自动启动，请查看日志 The system keeps ending; it is not started again, see the log')
      return code ?? 1
    }
    say(`系统意外退出（${signal ?? code}），正在重新启动 The system ended unexpectedly; starting it again`)
    await wait(waitsMs[Math.min(recent.length, waitsMs.length) - 1])
    if (isStopping) return 0
  }
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: 1, signal: null }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}
