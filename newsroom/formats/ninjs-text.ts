import { z } from 'zod'
import { htmlToText } from './html-to-document.ts'

/** A text of ninjs: a headline, a description, a body. */
export const said = z.looseObject({ role: z.string().optional(), contentType: z.string().optional(), value: z.string().default('') })
export type Said = z.output<typeof said>

/** The readable versions, the best first. XML of an unknown kind is source code, not a text. */
export type Kind = 'html' | 'nitf' | 'plain' | null

export function kindOf({ contentType = '', role = '', value }: Said): Kind {
  const start = value.trimStart().slice(0, 2000)
  if (/<nitf[\s>]/i.test(start) || (/nitf/i.test(contentType) && start.startsWith('<'))) return 'nitf'
  if (start.startsWith('<?xml') || /^<!doctype/i.test(start)) return /<(?:html|body|div|p)[\s>]/i.test(value) ? 'html' : null
  if (/html/i.test(contentType)) return 'html'
  if (/^(?:text\/plain|text|plain)\b/i.test(contentType)) return 'plain'
  if (contentType === '') return /x?html/i.test(role) || isMarkup(value) ? 'html' : 'plain'
  if (/xml/i.test(contentType)) return isMarkup(value) ? 'html' : null
  return /^text\//i.test(contentType) ? (isMarkup(value) ? 'html' : 'plain') : null
}

/** Without a content type, markup is recognised by a closing tag: "PHILLIPS <P> RAISES" is a text with a ticker symbol. */
const isMarkup = (value: string) =>
  /<\/(?:p|div|h[1-6]|ul|ol|section|article|table|blockquote|span|em|strong|b|i|a)>/i.test(value) || /<br\s?\/?>/i.test(value)

export const isHtml = (text: Said): boolean => kindOf(text) === 'html'

/** The words of a text on one line; "" if its kind is unknown. */
export function plain(text: Said | undefined): string {
  const kind = text && kindOf(text)
  return !text || kind === null || kind === 'nitf' ? '' : kind === 'html' ? htmlToText(text.value) : text.value
}

/** The first one with words, plain text before markup. */
export function firstPlain(texts: readonly Said[]): string {
  const worded = texts.filter((text) => plain(text).trim() !== '')
  return plain(worded.find((text) => kindOf(text) === 'plain') ?? worded[0])
}
