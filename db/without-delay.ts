import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What the driver gives of its options: a list of hosts and their ports, or the path of a socket in the file system. */
type Place = { host: string[]; port: number[]; path: string | false; connect_timeout: number }

/**
 * Options of a client that copies rows into tables: each message is sent at once. The driver sends the rows of a COPY and their end as two
 * messages, and the system holds the second one back until the first is acknowledged, up to 40 ms later, twice for each table. An address that names
 * several servers is left to the driver, which tries one after the other.
 */
export const withoutDelay = (url: string) => (/^[^/]+:\/\/[^/]*,/.test(url) ? {} : { socket: openSocket })

async function openSocket({ host, port, path, connect_timeout: seconds }: Place): Promise<Socket> {
  const at = path ? { path } : { host: host[0], port: port[0] ?? 5432, noDelay: true }
  const socket = connect(at)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(seconds * 1_000) })
  } catch (error) {
    socket.destroy()
    throw error
  }
  return Object.assign(socket, { host: host[0] }) // by this name the driver checks the certificate
}
