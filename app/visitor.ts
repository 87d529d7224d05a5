import type { Visitor } from '#newsroom/people/finish-sign-in.ts'

/**
 * Where a request comes from. x-forwarded-for is set by the edge, which removes what a client sends. Of several addresses the last one was
 * added by the nearest proxy.
 */
export function visitorOf(sent: Headers | Record<string, unknown> | undefined): Visitor {
  const header = (name: string) => String((sent instanceof Headers ? sent.get(name) : sent?.[name]) ?? '')
  return { address: header('x-forwarded-for').split(',').at(-1)?.trim() || 'unknown', userAgent: header('user-agent') }
}
