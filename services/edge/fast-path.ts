import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** A GET that came whole, in one piece, with nothing behind it (RFC 9112 §3 and §5, without the parts that servers must forgive). */
const plainGet = /^GET (\/[!-~]*) HTTP\/1\.1\r\n(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\x80-\xff]*\r\n)+\r\n$/
/** Headers by which a request asks for more than the page, or says that there is more of it. */
const more =
  /\r\n(?:connection:(?![\t ]*keep-alive[\t ]*\r)|content-length:|transfer-encoding:|upgrade:|expect:|if-none-match:|accept-encoding:[\s\S]*\r\naccept-encoding:)/i
const host = /\r\nhost:/gi
const encodings = /\r\naccept-encoding:([^\r]*)/i
const longest = 8_192

/**
 * Answers a plain GET for a page at hand from the socket, with one write, before node:http has made an object of it. At the
 * first request that is anything else the connection goes over to node:http, with all its bytes, for good. `atHand` answers
 * the whole answer, head and body, for a target and the value of Accept-Encoding.
 */
export function takeFastPath(server: Server, atHand: (target: string, accepted: string) => Buffer | undefined) {
  const [speakHttp] = server.listeners('connection')
  if (!speakHttp) throw new Error('node:http takes its connections in another way: services/edge/fast-path.ts must follow')
  server.off('connection', speakHttp as (socket: Socket) => void) // its only listener so far
  const waiting = new Set<Socket>()

  server.on('connection', (socket: Socket) => {
    const take = (chunk: Buffer) => {
      // An answer that is still on its way, or a server that is: node:http knows how to wait and how to end.
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
    if (chunk.length > longest) return undefined
    const text = chunk.toString('latin1')
    const target = plainGet.exec(text)?.[1]
    if (target === undefined || more.test(text) || !hasOneHost(text)) return undefined
    return atHand(target, encodings.exec(text)?.[1] ?? '')
  }

  return {
    /** Closes the connections that have not asked for anything else. */
    closeWaiting: () => {
      for (const socket of waiting) socket.destroy()
    },
  }
}

/** None, or two that may name different sites: node:http refuses the one, server.ts the other (RFC 9112 §3.2). */
function hasOneHost(text: string): boolean {
  host.lastIndex = 0
  return host.test(text) && !host.test(text)
}
