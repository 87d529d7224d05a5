import { cleanRun } from '#lib/clean-text.ts'
import { cleanHref } from '#newsroom/articles/clean-href.ts'

/** The URL that somebody means: adds a missing scheme, and turns a URL of this site into its path. */
export function hrefOf(typed: string, own: string | null = typeof location === 'undefined' ? null : location.origin): string {
  const text = cleanRun(typed).trim()
  if (/^[^\s@/:]+@[^\s@/.]+(?:\.[^\s@/.]+)+$/.test(text)) return `mailto:${text}`
  if (text.startsWith('/') || /^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)) return withoutOwn(cleanHref(text) ?? text, own)
  const spelled = /^[^\s/]+\.[^\s/]{2,}/.test(text) ? `https://${text}` : text
  return withoutOwn(cleanHref(spelled) ?? spelled, own)
}

function withoutOwn(href: string, own: string | null): string {
  if (!own || !URL.canParse(href)) return href
  const { origin, pathname, search, hash } = new URL(href)
  return origin === own ? pathname + search + hash : href
}
