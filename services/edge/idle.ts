import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

type Connection = { moved: number; since: number; answers: number }

const lookEvery = 4_000
/** A reader who takes no byte of an answer for this long has gone. */
const gone = 60_000

/**
 * Closes connections on which nothing moved for `after` milliseconds. Node's keepAliveTimeout sets a timer twice for every
 * request; this looks at every connection now and then, and costs a request nothing.
 */
export function closeIdle(server: Server, after: number) {
  const connections = new Map<Socket, Connection>()
  server.on('connection', (socket: Socket) => {
    connections.set(socket, { moved: 0, since: performance.now(), answers: 0 })
    socket.once('close', () => connections.delete(socket))
  })
  const look = () => {
    const now = performance.now()
    for (const [socket, connection] of connections) {
      const moved = socket.bytesRead + socket.bytesWritten - socket.writableLength
      if (moved !== connection.moved || connection.answers > 0) {
        connection.moved = moved
        connection.since = now
      } else if (now - connection.since > (socket.writableLength > 0 ? gone : after)) socket.destroy()
    }
  }
  const timer = setInterval(look, Math.min(lookEvery, after)).unref()
  server.once('close', () => clearInterval(timer))
  return {
    /** An answer that takes its time is under way: the connection is not idle until it has ended. */
    keepFor(socket: Socket, response: ServerResponse): void {
      const connection = connections.get(socket)
      if (!connection) return
      connection.answers += 1
      response.once('close', () => {
        connection.answers -= 1
      })
    },
  }
}
