/** By the codes of Node and undici, also where the error has no words of its own. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no server with that name',
  EAI_AGAIN: 'the name of its server cannot be looked up now',
  ECONNREFUSED: 'its server takes no connections',
  ECONNRESET: 'its server broke off the connection',
  EPIPE: 'its server broke off the connection',
  UND_ERR_SOCKET: 'its server broke off the connection',
  ETIMEDOUT: 'its server does not answer',
  EHOSTUNREACH: 'there is no way to its server',
  ENETUNREACH: 'there is no way to its server',
  UND_ERR_CONNECT_TIMEOUT: 'its server does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'its server does not answer',
  UND_ERR_BODY_TIMEOUT: 'its server stopped in the middle',
  CERT_HAS_EXPIRED: 'the certificate of its server has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its server signed its certificate itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its server signed its certificate itself',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its server does not say who signed its certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another server',
}

/** Why a stranger's server was not reached, or what came of it is of no use. At most 300 characters. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 300)
  const known = [error, error.cause].flatMap((each) => (each instanceof Error && 'code' in each ? (words[String(each.code)] ?? []) : []))
  const own = error.message || (error.cause instanceof Error ? error.cause.message : '')
  return (known[0] ?? (own || 'the connection failed')).slice(0, 300)
}
