type Values = Record<string, string | number>
type Pattern = { source: string; read: (groups: readonly (string | undefined)[]) => Values }

/** The contrary of `fillEnglish`: the message of a dictionary that a sentence was made of, and its values. */
export function englishReader<Key extends string>(messages: Readonly<Record<Key, string>>) {
  const patterns = Object.entries<string>(messages)
    // The more words of its own a message has, the less can be taken for it.
    .toSorted(([, one], [, other]) => ownLength(other) - ownLength(one))
    .map(([key, message]) => ({ key: key as Key, ...patternOf(message) })) // its keys
    .map(({ source, ...pattern }) => ({ ...pattern, matches: new RegExp(`^${source}$`, 'su') }))
  return (sentence: string): { key: Key; values: Values } | null => {
    for (const { key, matches, read } of patterns) {
      const match = matches.exec(sentence)
      if (match) return { key, values: read(match.slice(1)) }
    }
    return null
  }
}

const ownLength = (message: string): number => message.replaceAll(/\{[^{}]*\}/g, '').length

/** A message as a regular expression, with what its groups are the values of. */
function patternOf(message: string): Pattern {
  let source = ''
  let groups = 0
  const readers: ((groups: readonly (string | undefined)[]) => Values)[] = []
  for (let at = 0; at < message.length; ) {
    const end = message[at] === '{' ? endOf(message, at) : at
    const { source: own, count, read } = end === at ? literal(message.charAt(at)) : placeholder(message.slice(at + 1, end))
    const from = groups
    readers.push((found) => read(found.slice(from, from + count)))
    groups += count
    source += own
    at = end + 1
  }
  return { source, read: (found) => Object.assign({}, ...readers.map((read) => read(found))) }
}

type Part = Pattern & { count: number }
const literal = (sign: string): Part => ({ source: sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'), count: 0, read: () => ({}) })

function placeholder(inside: string): Part {
  const [, name = '', kind, choices = ''] = /^(\w+)(?:, (plural|select),(.*))?$/s.exec(inside) ?? []
  if (!kind) return { source: '(.+?)', count: 1, read: ([found = '']) => ({ [name]: found }) }
  const all = choicesIn(choices)
  if (kind === 'plural') return pluralOf(name, all)
  // A choice has no groups of its own but a value in braces, which stands for anything else.
  const source = all.map(({ message }) => `(${patternOf(message).source.replaceAll('(.+?)', '.+?')})`).join('|')
  return {
    source: `(?:${source})`,
    count: all.length,
    read: (found) => {
      const at = found.findIndex((group) => group !== undefined)
      const { key = '', message = '' } = all[at] ?? {}
      return { [name]: key === 'other' && message.includes('{') ? (found[at] ?? '') : key }
    },
  }
}

function pluralOf(name: string, choices: readonly { key: string; message: string }[]): Part {
  const source = choices
    .map(({ message }) =>
      patternOf(message)
        .source.replaceAll('#', '(\\d+)')
        .replace(/^(?!.*\(\\d\+\))/s, '()'),
    )
    .join('|')
  return {
    source: `(?:${source})`,
    count: choices.length,
    read: (found) => ({ [name]: Number(found.find((group) => group !== undefined) || 1) }),
  }
}

function choicesIn(choices: string): { key: string; message: string }[] {
  const all: { key: string; message: string }[] = []
  for (let at = 0; ; ) {
    const open = choices.indexOf('{', at)
    if (open < 0) return all
    const end = endOf(choices, open)
    all.push({ key: choices.slice(at, open).trim(), message: choices.slice(open + 1, end) })
    at = end + 1
  }
}

/** The brace that closes the one at this place. */
export function endOf(message: string, open: number): number {
  let depth = 0
  for (let at = open; at < message.length; at += 1) {
    if (message[at] === '{') depth += 1
    if (message[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw new Error(`a brace is not closed in “${message}”`)
}
