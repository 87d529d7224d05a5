import { cleanRun } from '#lib/clean-text.ts'
import { isSafeHref } from './nodes.ts'

/**
 * A link as a browser would parse it (WHATWG URL): invisible characters are removed, spaces become %20 (in tel: they are removed), and
 * redirect wrappers of Google, Outlook and others are unwrapped. Null for a link that a story may not have.
 */
export function cleanHref(written: string, base?: string): string | null {
  const address = cleanRun(written.replace(/[\t\r\n]/g, '')).trim()
  if (address === '' || address.startsWith('#') || address.length > 8192) return null
  const spelled = /^tel:/i.test(address) ? address.replace(/\s/g, '') : address.replace(/\s/g, '%20')
  if (base === undefined && spelled.startsWith('/')) return isSafeHref(spelled) ? spelled : null
  if (!URL.canParse(spelled, base)) return null
  const url = unwrap(new URL(spelled, base), 0)
  const { href } = url
  return isSafeHref(href) ? (base === undefined && href === `${spelled}/` ? spelled : href) : null
}

/** Redirect services of Google Docs, Gmail, Facebook and Outlook, with the parameter that contains the target. */
const redirectors: readonly { host: RegExp; path: string; parameter: string }[] = [
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: '/url', parameter: 'q' },
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: '/url', parameter: 'url' },
  { host: /^l\.(?:facebook|instagram)\.com$/, path: '/l.php', parameter: 'u' },
  { host: /^[a-z0-9-]+\.safelinks\.protection\.outlook\.com$/, path: '/', parameter: 'url' },
]

function unwrap(url: URL, times: number): URL {
  const redirector = redirectors.find(
    ({ host, path, parameter }) => host.test(url.hostname) && url.pathname === path && url.searchParams.has(parameter),
  )
  const inner = redirector && url.searchParams.get(redirector.parameter)
  if (!inner || times > 3 || !/^https?:/i.test(inner) || !URL.canParse(inner)) return url
  return unwrap(new URL(inner), times + 1)
}
