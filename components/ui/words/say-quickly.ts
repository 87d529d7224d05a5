import type { Say } from './say.ts'

/** A message that counts nothing, chooses nothing and quotes nothing: words, and names in braces. */
const plain = /^[^{}<>#|']*(?:\{\w+\}[^{}<>#|']*)*$/

/**
 * The same dictionary. For each message with a value use-intl writes all its formats into the key of a cache, which takes ten times as long
 * as the message, and a list says a thousand. Most messages only have names put in.
 */
export function sayQuickly(say: Say): Say {
  const known = new Map<string, string[] | null>()
  // The types of all keys and their values together are more than the compiler takes.
  const whole = say as unknown as (key: string, values?: Record<string, unknown>, ...rest: unknown[]) => string
  const raw = say.raw as (key: string) => unknown
  const partsOf = (key: string): string[] | null => {
    const message = say.has(key as never) ? raw(key) : null
    return typeof message === 'string' && plain.test(message) ? message.split(/[{}]/) : null
  }
  const quick: typeof whole = (key, values, ...rest) => {
    let parts = known.get(key)
    if (parts === undefined) known.set(key, (parts = partsOf(key)))
    return (parts && fill(parts, values)) ?? whole(key, values, ...rest)
  }
  return Object.assign(quick, { rich: say.rich, markup: say.markup, raw: say.raw, has: say.has }) as unknown as Say
}

/** Text and names in turns, with the names' values; null unless all of those are text. */
function fill(parts: readonly string[], values: Record<string, unknown> = {}): string | null {
  let said = parts[0] ?? ''
  for (let index = 1; index < parts.length; index += 2) {
    const value = values[parts[index] ?? '']
    if (typeof value !== 'string') return null
    said += value + parts[index + 1]
  }
  return said
}
