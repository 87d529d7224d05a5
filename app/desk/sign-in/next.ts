const anywhere = 'http://galley.invalid'

/** Where to go after signing in: a path of the desk, whatever was asked for. Never another site. */
export function nextPath(asked: unknown): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || !URL.canParse(asked, anywhere)) return '/desk'
  const { origin, pathname, search, hash } = new URL(asked, anywhere)
  const isDesk = pathname === '/desk' || pathname.startsWith('/desk/')
  return origin === anywhere && isDesk && !pathname.startsWith('/desk/sign-') ? `${pathname}${search}${hash}` : '/desk'
}
