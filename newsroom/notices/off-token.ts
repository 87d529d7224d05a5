import { createHmac, timingSafeEqual } from 'node:crypto'
import { type NoticeKind, noticeKinds } from '#db/schema/notices.ts'
import { secret } from '#lib/env.ts'

/** Whose mail of which kinds a link turns off. */
export type Off = { personId: string; kinds: NoticeKind[] }

/** What the link at the end of a mail carries: it needs no sign-in, and can do nothing but turn off mail of these kinds of this person. */
export function makeOffToken({ personId, kinds }: Off): string {
  const said = [personId, ...kinds].join('.')
  return `${said}.${sign(said)}`
}

/** Null: it is not one of ours. */
export function readOffToken(token: string): Off | null {
  const parts = token.split('.')
  const signature = parts.pop() ?? ''
  const [personId, ...kinds] = parts
  const expected = Buffer.from(sign(parts.join('.')))
  const given = Buffer.from(signature)
  if (!personId || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return { personId, kinds: noticeKinds.filter((kind) => kinds.includes(kind)) }
}

const sign = (said: string): string => createHmac('sha256', secret()).update(`notices off\n${said}`).digest('base64url')
