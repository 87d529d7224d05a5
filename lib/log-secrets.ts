/** The longest message and stack, in characters, and the most lines of a stack that one line of the log has. */
const longestMessage = 2_000
const longestStack = 4_000
const mostFrames = 20

/**
 * A text without what must not be in a log: passwords and keys of this installation, cookies, tokens, what a query string says, and the
 * values of a query of Postgres, which may be the text of a story.
 */
export function hideSecrets(text: string, longest = longestMessage): string {
  let hidden = withoutValues(text.slice(0, longest * 2))
  for (const secret of ownSecrets()) hidden = hidden.replaceAll(secret, '…')
  for (const [pattern, replacement] of patterns) hidden = hidden.replace(pattern, replacement)
  hidden = hidden.replace(/[\w-]{32,}/g, (run) => (isId(run) || !/\d/.test(run) ? run : '…')) // a token, a key, a signature
  return hidden.length > longest ? `${hidden.slice(0, longest)}…` : hidden
}

const isId = (run: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(run)

/** Only where it happened: the message, which a stack repeats, is a field of its own. */
export const framesOf = (stack: string): string =>
  hideSecrets(
    stack
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at '))
      .slice(0, mostFrames)
      .join('\n'),
    longestStack,
  )

/** The path of an address, without its query, and without the secret of a link. */
export const pathToLog = (target: string): string => hideSecrets(target.split('?', 1)[0] ?? '')

/** Drizzle's message of a failed query ends with the values that were sent. */
const withoutValues = (text: string): string => text.split(/\nparams: /, 1)[0] ?? ''

const patterns: readonly (readonly [RegExp, string])[] = [
  // The user and password of an address.
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@]{1,500}@/gi, '$1…@'],
  // The query string of an address.
  [/\?[\w%.~-]{1,100}=[^\s"'<>)]*/g, '?…'],
  [/\b(authorization|(?:set-)?cookie)(["']?\s*[:=]\s*).*/gi, '$1$2…'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 …'],
  [/\b(\w{0,40}(?:password|passphrase|secret|token|session|api_?key))(["']?\s*[:=]\s*["']?)[^\s"',;}]+/gi, '$1$2…'],
  [/\bAGE-SECRET-KEY-[0-9A-Z]+/gi, '…'],
]

/** What the environment of this process calls secret, and the passwords in its addresses. Read anew: tests and `npm start` set some late. */
function ownSecrets(): string[] {
  const secrets = Object.entries(process.env).map(([name, value = '']) => {
    if (/SECRET|PASSWORD|PASSPHRASE/.test(name)) return value
    return name.endsWith('_URL') ? passwordIn(value) : ''
  })
  return secrets.filter((secret) => secret.length >= 6)
}

function passwordIn(url: string): string {
  if (!URL.canParse(url)) return ''
  try {
    return decodeURIComponent(new URL(url).password)
  } catch {
    return new URL(url).password
  }
}
