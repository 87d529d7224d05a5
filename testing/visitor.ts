import type { Visitor } from '#newsroom/people/finish-sign-in.ts'

/** Somebody who signs in, from an address of the documentation's. */
export const aVisitor: Visitor = { address: '192.0.2.1', userAgent: 'Test/1' }
