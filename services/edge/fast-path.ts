import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** A complete GET in one chunk with nothing after it (RFC 9112 §3 and §5, without the deviations that servers may tolerate). */
const plainGet = /^GET (\/[!-~]*) HTTP\/1\.1\r\n(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\x80-\xff]*\r\n)+\r\n$/
/** Headers that ask for more than the page, or announce more data. A request with one of them goes to node:http. */
const asksForMore =
  /\r\n(?:connection:(?![\t ]*keep-alive[\t ]*\r)|content-length:|transfer-encoding:|upgrade:|expect:|if-none-match:|accept-encoding:[\s\S]*\r\naccept-encoding:)/i
const hostHeader = /\r\nhost:/gi
const acceptEncoding = /\r\naccept-encoding:([^\r]*)/i
const longestRequest = 8_192

/**
 * Answers a plain GET for a cached page directly on the socket, with one write, before node:http parses it. The first request that is
 * anything else hands the connection over to node:http for good, with all its bytes. `atHand` returns the complete response, head and body,
 * for a request target and an Accept-Encoding value, or undefined when the page is not cached.
 */
export function takeFastPath(server: Server, atHand: (target: string, accepted: string) => Buffer | undefined) {
  const [speakHttp] = server.listeners('connection')
  if (!speakHttp) throw new Error('node:http has no connection listener any more: adapt services/edge/fast-path.ts')
  server.off('connection', speakHttp as (socket: Socket) => void) // the only listener at this point
  const waiting = new Set<Socket>()

  server.on('connection', (socket: Socket) => {
    const take = (chunk: Buffer) => {
      // node:http handles the rest: a response that is still being written, or a server that is stopping.
      const answer = socket.writableLength === 0 && server.listening ? answerTo(chunk) : undefined
      if (answer) socket.write(answer)
      else handOver(chunk)
    }
    const end = () => socket.end()
    const fail = () => socket.destroy()
    const leave = () => waiting.delete(socket)
    const handOver = (chunk: Buffer) => {
      leave()
      socket.off('data', take).off('end', end).off('error', fail).off('close', leave)
      speakHttp.call(server, socket)
      socket.unshift(chunk)
    }
    waiting.add(socket)
    socket.on('data', take).on('end', end).on('error', fail).on('close', leave)
  })

  const answerTo = (chunk: Buffer): Buffer | undefined => {
    if (chunk.length > longestRequest) return undefined
    const text = chunk.toString('latin1')
    const target = plainGet.exec(text)?.[1]
    if (target === undefined || asksForMore.test(text) || !hasOneHost(text)) return undefined
    return atHand(target, acceptEncoding.exec(text)?.[1] ?? '')
  }

  return {
    /** Closes the connections that have only sent plain requests so far. */
    closeWaiting: () => {
      for (const socket of waiting) socket.destroy()
    },
  }
}

/** False for no Host header (node:http refuses it) and for two, which may name different sites (server.ts refuses them; RFC 9112 §3.2). */
function hasOneHost(text: string): boolean {
  hostHeader.lastIndex = 0
  return hostHeader.test(text) && !hostHeader.test(text)
}
