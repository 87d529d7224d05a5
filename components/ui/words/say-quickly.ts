import type { Say } from './say.ts'

/** A name in braces, or words that are chosen by a count. */
const piece = /\{(\w+)\}|\{(\w+), plural, ((?:(?:=\d+|[a-z]+) \{[^{}<>|']*\} ?)+)\}/g
const isPlain = (words: string): boolean => !/[{}<>#|']/.test(words)

/** A name whose value is put in; with `cases`, the words for each count, in which # is the count. */
type Name = { name: string; cases: Map<string, string[]> | null }
/** Text and names in turns. */
type Message = { texts: string[]; names: Name[] }
type Values = Record<string, unknown>

/**
 * The same dictionary. For each message with a value use-intl writes all its formats into the key of a cache, which takes ten times as long
 * as the message, and a list says a thousand. Most messages only have names and counts put in.
 */
export function sayQuickly(say: Say, locale: string): Say {
  const known = new Map<string, Message | null>()
  const count = { rules: new Intl.PluralRules(locale), numbers: new Intl.NumberFormat(locale) }
  // The types of all keys and their values together are more than the compiler takes.
  const whole = say as unknown as (key: string, values?: Values, ...rest: unknown[]) => string
  const raw = say.raw as (key: string) => unknown
  const quick: typeof whole = (key, values, ...rest) => {
    let message = known.get(key)
    if (message === undefined) known.set(key, (message = say.has(key as never) ? parse(raw(key)) : null))
    return (message && fill(message, values, count)) ?? whole(key, values, ...rest)
  }
  return Object.assign(quick, { rich: say.rich, markup: say.markup, raw: say.raw, has: say.has }) as unknown as Say
}

/** Null when use-intl has to say it. */
function parse(message: unknown): Message | null {
  if (typeof message !== 'string') return null
  const found: Message = { texts: [], names: [] }
  let end = 0
  for (const { index, 0: whole, 1: name, 2: counted = '', 3: cases } of message.matchAll(piece)) {
    found.texts.push(message.slice(end, index))
    found.names.push(name === undefined ? { name: counted, cases: casesOf(cases) } : { name, cases: null })
    end = index + whole.length
  }
  found.texts.push(message.slice(end))
  return found.texts.every(isPlain) ? found : null
}

/** Of `one {# word} other {# words}`. */
const casesOf = (cases = ''): Map<string, string[]> =>
  new Map(
    cases
      .split('}')
      .slice(0, -1)
      .map((each) => each.trimStart().split(' {'))
      .map(([which = '', words = '']) => [which, words.split('#')]),
  )

/** Null unless each name has its value. */
function fill(
  { texts, names }: Message,
  values: Values = {},
  count: { rules: Intl.PluralRules; numbers: Intl.NumberFormat },
): string | null {
  let said = texts[0] ?? ''
  for (const [place, { name, cases }] of names.entries()) {
    const value = values[name]
    if (cases) {
      if (typeof value !== 'number') return null
      const words = cases.get(`=${value}`) ?? cases.get(count.rules.select(value)) ?? cases.get('other')
      if (!words) return null
      said += words.length === 1 ? words[0] : words.join(count.numbers.format(value))
    } else if (typeof value === 'string') said += value
    else return null
    said += texts[place + 1]
  }
  return said
}
