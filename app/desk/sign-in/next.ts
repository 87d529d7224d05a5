const anywhere = 'http://galley.invalid'

/** Where to go after signing in: a path of the desk, never another site. */
export function nextPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, anywhere)) return '/desk'
  const { origin, pathname, search, hash } = new URL(next, anywhere)
  const isDesk = pathname === '/desk' || pathname.startsWith('/desk/')
  return origin === anywhere && isDesk && !pathname.startsWith('/desk/sign-') ? `${pathname}${search}${hash}` : '/desk'
}
