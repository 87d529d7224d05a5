import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

type Connection = { moved: number; since: number; answers: number }

const lookEvery = 4_000
/** A reader who accepts no byte of a response for this many milliseconds is considered gone. */
const goneAfter = 60_000

/**
 * Closes connections without traffic for `after` milliseconds. Node's keepAliveTimeout sets two timers for every request; this checks all
 * connections periodically and adds nothing to a request.
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
      } else if (now - connection.since > (socket.writableLength > 0 ? goneAfter : after)) socket.destroy()
    }
  }
  const timer = setInterval(look, Math.min(lookEvery, after)).unref()
  server.once('close', () => clearInterval(timer))
  return {
    /** The connection is no longer one for requests: whoever took it decides when it ends. */
    forget: (socket: Socket): boolean => connections.delete(socket),
    /** A slow response is in progress: the connection does not count as idle until the response has ended. */
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
