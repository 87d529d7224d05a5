/** What is looked for. `isExact`: small and capital letters are different. */
export type Query = { text: string; isExact: boolean; isWhole: boolean; isExpression: boolean }

/** A regular expression as a worker can get it. */
export type Pattern = { source: string; flags: string }

/** Characters that are found by a plain form of them. */
const alike: Readonly<Record<string, string>> = {
  "'": "['’ʼ]",
  '’': "['’ʼ]",
  ʼ: "['’ʼ]",
  '"': '["“”„«»]',
  '-': '[-\u2010\u2011]',
  ' ': '[ \u00a0\u2007\u2009\u202f]',
  '\u00a0': '[ \u00a0\u2007\u2009\u202f]',
  '\u2009': '[ \u00a0\u2007\u2009\u202f]',
  '\u202f': '[ \u00a0\u2007\u2009\u202f]',
}

const letter = '[\\p{L}\\p{M}\\p{N}_]'
const cyrillic = '\\p{Script=Cyrillic}'
/** An apostrophe between Cyrillic letters is within a word. */
const wordStart = `(?<!${letter})(?<!${cyrillic}['’ʼ](?=${cyrillic}))`
const wordEnd = `(?!${letter})(?!(?<=${cyrillic})['’ʼ]${cyrillic})`

/** Throws a SyntaxError when it is not a regular expression. */
export function patternOf({ text, isExact, isWhole, isExpression }: Query): Pattern {
  const source = isExpression ? text : [...text].map((sign) => alike[sign] ?? escapeSign(sign)).join('\u00ad*')
  const flags = isExact ? 'gmu' : 'gimu'
  new RegExp(source, flags) // by itself: what is put around it must not complete it
  return { source: isWhole ? `${wordStart}(?:${source})${wordEnd}` : source, flags }
}

const escapeSign = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
