import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/** Listens, tells its port, and never runs again: nobody takes the connections that arrive. */
const listenAndStop = `
  const { createServer } = require('node:net')
  const { parentPort } = require('node:worker_threads')
  const server = createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port)
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))
  })
`
const mostWaiting = 50

/**
 * A server that hangs, and whose queue of connections is full: the system answers no further attempt to connect, as that of a machine that
 * is gone. Returns its origin, and what ends it.
 */
export async function fullServer(): Promise<{ origin: string; end: () => Promise<void> }> {
  const worker = new Worker(listenAndStop, { eval: true })
  const [port] = (await once(worker, 'message')) as [number] // what listenAndStop posts
  const waiting: Socket[] = []
  let isFull = false
  while (!isFull) {
    if (waiting.length === mostWaiting) throw new Error(`${mostWaiting} connections do not fill the queue of a server that takes none`)
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    waiting.push(socket)
    isFull = await Promise.race([
      once(socket, 'connect').then(() => false),
      new Promise<true>((resolve) => setTimeout(() => resolve(true), 300)),
    ])
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    end: async () => {
      for (const socket of waiting) socket.destroy()
      await worker.terminate()
    },
  }
}
