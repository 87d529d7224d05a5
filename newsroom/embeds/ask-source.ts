import { drop, followAddress } from '#newsroom/formats/fetch-file.ts'
import { type Allows, PublicAgents } from '#newsroom/formats/public-agents.ts'

/** The most bytes that are read of an answer, and the milliseconds that it may take. */
type SourceLimits = { bytes: number; milliseconds: number; redirects: number }
const sourceLimits: SourceLimits = { bytes: 300_000, milliseconds: 8_000, redirects: 3 }

type SourceAnswer = { status: number; body: string }

/**
 * What a stranger's address answers: the beginning of it, as text. Null when there is no answer that we read. The address is checked at each
 * connection and each redirect (PublicAgents). Packed answers are not asked for, and not unpacked.
 */
export async function askSource(address: string, allows?: Allows, limits = sourceLimits): Promise<SourceAnswer | null> {
  const agents = new PublicAgents(allows)
  const signal = AbortSignal.timeout(limits.milliseconds)
  const headers = { 'user-agent': 'Galley-embeds', accept: 'application/json, text/html;q=0.9', 'accept-encoding': 'identity' }
  try {
    const answer = await followAddress(agents, address, { signal, headers, redirects: limits.redirects })
    if (typeof answer === 'string') return null
    const { statusCode, body } = answer
    const header = (name: string) => [answer.headers[name]].flat()[0] ?? ''
    const isPlain = ['', 'identity'].includes(header('content-encoding'))
    const isText = /^(?:text\/html|application\/(?:xhtml\+xml|json|json\+oembed))\b/i.test(header('content-type'))
    if (statusCode !== 200 || !isPlain || !isText) {
      drop(body)
      return statusCode === 200 ? null : { status: statusCode, body: '' }
    }
    const pieces: Buffer[] = []
    let bytes = 0
    for await (const piece of body) {
      pieces.push(piece)
      bytes += piece.length
      if (bytes >= limits.bytes) break
    }
    return { status: 200, body: decoderOf(header('content-type')).decode(Buffer.concat(pieces).subarray(0, limits.bytes)) }
  } catch {
    return null // refused, silent, too slow or broken: the writer fills in the card
  } finally {
    await agents.close()
  }
}

function decoderOf(type: string): TextDecoder {
  const [, charset = 'utf-8'] = /charset="?([\w-]{1,40})/i.exec(type) ?? []
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
