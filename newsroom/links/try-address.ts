import { drop, followAddress } from '#newsroom/formats/fetch-file.ts'
import { type Allows, PublicAgents } from '#newsroom/formats/public-agents.ts'

/** `fails`: readers get nothing there. `silent`: nothing came, which may be the fault of our own network. `unknown`: it cannot be said. */
export type Tried = 'answers' | 'fails' | 'unknown'
export type Heard = Tried | 'silent'

const limits = { milliseconds: 10_000, redirects: 5 }

/** What comes from servers that refuse programs (401, 403, 429, 503, 999) says nothing of readers. */
const failing: readonly number[] = [404, 410, 500, 502, 504]
/** The server has a certificate that browsers refuse. */
const failingCodes: readonly string[] = ['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT']
const silentCodes: readonly string[] = [
  'ENOTFOUND',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]

/**
 * Whether an address answers. It is asked for its head only, and, where a server does not like that, for its page, of which nothing is read. The
 * address is a stranger's: it is checked at each connection and each redirect (PublicAgents); one that is not public is not asked.
 */
export async function tryAddress(address: string, allows?: Allows, milliseconds = limits.milliseconds): Promise<Heard> {
  const agents = new PublicAgents(allows)
  try {
    const head = await askOnce(agents, address, 'HEAD', milliseconds)
    return head === 'answers' ? head : await askOnce(agents, address, 'GET', milliseconds)
  } finally {
    await agents.close()
  }
}

async function askOnce(agents: PublicAgents, address: string, method: 'HEAD' | 'GET', milliseconds: number): Promise<Heard> {
  const signal = AbortSignal.timeout(milliseconds)
  const headers = { 'user-agent': 'Galley-links', accept: 'text/html, */*;q=0.8', 'accept-encoding': 'identity' }
  try {
    const answer = await followAddress(agents, address, { signal, headers, redirects: limits.redirects, method })
    if (typeof answer === 'string') return 'unknown'
    drop(answer.body)
    if (answer.statusCode < 400) return 'answers'
    return failing.includes(answer.statusCode) ? 'fails' : 'unknown'
  } catch (error) {
    if (signal.aborted) return 'silent'
    const code = codeOf(error)
    return failingCodes.includes(code) ? 'fails' : silentCodes.includes(code) ? 'silent' : 'unknown'
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
