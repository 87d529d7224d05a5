/** What somebody means who types an address: with a scheme where they left it out; an address of our own becomes its path. */
export function hrefOf(typed: string, own: string | null = typeof location === 'undefined' ? null : location.origin): string {
  const text = typed.trim()
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`
  if (text.startsWith('/') || /^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)) return withoutOwn(text, own)
  return withoutOwn(/^[^\s/]+\.[^\s/]{2,}/.test(text) ? `https://${text}` : text, own)
}

function withoutOwn(href: string, own: string | null): string {
  if (!own || !URL.canParse(href)) return href
  const { origin, pathname, search, hash } = new URL(href)
  return origin === own ? pathname + search + hash : href
}
