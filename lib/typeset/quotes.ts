import { type Language, languageFacts } from '#lib/languages.ts'

const opensWord = /[\s([{<\ufffc]/
/** Characters before a mark that are looked through for quotations that are open. */
const mostBefore = 4000
const dash = /[-\u2010-\u2015]/

/**
 * Which quotation mark of a language a straight or a foreign one is, from the text before it in its block and the text after it; null where it
 * is none, or where nobody can tell (5" is a length). `after` is null while it is being typed.
 */
export function quoteFor(sign: string, before: string, after: string | null, language: Language): string | null {
  const near = before.slice(-mostBefore)
  return sign === "'" ? singleFor(near, after, language) : doubleFor(near, after, language)
}

function doubleFor(before: string, after: string | null, language: Language): string | null {
  const [open, close, innerOpen, innerClose] = languageFacts[language].quotes
  const depth = depthOf(before, language)
  if (isOpening(before, after, depth, language)) return endsWord(after) ? null : depth === 0 ? open : innerOpen
  if (/\d$/.test(before) && depth === 0) return null
  return depth > 1 ? innerClose : close
}

/** An apostrophe; or, in a language whose inner quotation marks are single, one of them. */
function singleFor(before: string, after: string | null, language: Language): string | null {
  const [, , innerOpen, innerClose] = languageFacts[language].quotes
  const isSingle = innerClose === '’' || innerClose === '‘'
  if (after !== null && isElision(before, after)) return '’'
  if (/[\p{L}\p{M}]$/u.test(before)) {
    if (after !== null && /^[\p{L}\p{N}]/u.test(after)) return '’'
    if (isSingle) return isInner(before, language) ? innerClose : '’'
    return /(?:^|[\s([{«„“])'[^']*$/.test(before) ? null : '’'
  }
  if (/\d$/.test(before) && after !== null && /^\p{L}/u.test(after)) return '’'
  if (!isSingle) return null
  if (isInner(before, language) && !isOpening(before, after, 2, language)) return innerClose
  return isOpening(before, after, depthOf(before, language), language) && !endsWord(after) ? innerOpen : null
}

/** ’90s, ’tis. */
const isElision = (before: string, after: string): boolean =>
  !/[\p{L}\p{N}]$/u.test(before) && /^(?:\d0s|(?:tis|twas|til|em|cause)(?![\p{L}\p{N}])|n['’])/iu.test(after)

function isOpening(before: string, after: string | null, depth: number, language: Language): boolean {
  const last = before.at(-1)
  if (last === undefined || opensWord.test(last)) return true
  if (dash.test(last)) return depth === 0 && !(after !== null && endsWord(after))
  const [open, , innerOpen] = languageFacts[language].quotes
  return last === open.trim() || (last === innerOpen && innerOpen !== '’')
}

const endsWord = (after: string | null): boolean => after !== null && /^(?:\s|$)/.test(after)

const depthOf = (text: string, language: Language): number => openIn(text, language).length

const isInner = (text: string, language: Language): boolean => openIn(text, language).includes('inner')

/** The quotations that are open at the end of a text, the outer one first. */
function openIn(text: string, language: Language): ('outer' | 'inner')[] {
  const [open, close, innerOpen, innerClose] = languageFacts[language].quotes.map((sign) => sign.trim())
  const opened: ('outer' | 'inner')[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    // An apostrophe closes nothing.
    const isApostrophe = sign === '’' && /^[\p{L}\p{N}]/u.test(text.slice(at + 1, at + 3)) && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
    if (isApostrophe) continue
    if (sign === open) opened.push('outer')
    else if (sign === innerOpen) opened.push('inner')
    else if (sign === innerClose && opened.at(-1) === 'inner') opened.pop()
    else if (sign === close && opened.includes('outer')) opened.length = opened.lastIndexOf('outer')
  }
  return opened
}

/** What a mark is in a language: it may open one quotation and close another (German “). */
export function isRight(sign: string, before: string, after: string, language: Language): boolean {
  const [open, close, innerOpen, innerClose] = languageFacts[language].quotes.map((each) => each.trim())
  const near = before.slice(-mostBefore)
  const opens = isOpening(near, after, depthOf(near, language), language)
  return opens ? sign === open || sign === innerOpen : sign === close || sign === innerClose
}
