import { z } from 'zod'

const topic = z.string().max(60)
const position = z.int().min(0).max(10_000_000)

/** Where a page says its caret is. */
export const caretInput = z.strictObject({ anchor: position, head: position, version: position })

/** What a page may send. Whose it is, the channel knows itself: a page that says it is closed. */
const messageInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['listen', 'leave']), topic }),
  caretInput.extend({ kind: z.literal('caret'), topic }),
])
export type Message = z.output<typeof messageInput>

export function messageOf(text: string): Message | null {
  try {
    return messageInput.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
