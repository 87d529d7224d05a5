import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { nodeSpecOf } from './nodes.ts'

/**
 * The text without markup, blocks separated by newlines: for counting, searching and descriptions. Superscript and subscript digits become
 * Unicode ones where they exist ("10⁶", "CO₂").
 */
export function plainText(document: ArticleDocument): string {
  const blocks: string[] = []
  const walk = (node: DocumentNode) => {
    if (node.content?.some((child) => nodeSpecOf(child.type).inline)) blocks.push(node.content.map(plainRun).join(''))
    else node.content?.forEach(walk)
  }
  walk(document)
  return blocks.join('\n')
}

function plainRun({ type, text, marks = [], attrs = {} }: DocumentNode): string {
  if (text === undefined) return nodeSpecOf(type).inWords?.(attrs) ?? ''
  const offset = marks.find((mark) => mark.type === 'superscript' || mark.type === 'subscript')
  if (!offset || !/^[0-9+−=()-]+$/.test(text)) return text
  return text.replace(/[0-9+−=()-]/g, (sign) => figures[offset.type as keyof typeof figures][plain.indexOf(sign.replace('-', '−'))] ?? sign)
}

const plain = '0123456789+−=()'
const figures = { superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', subscript: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' }

/** A block as text, with a label for a block without words. */
export const blockInWords = (block: DocumentNode): string =>
  nodeSpecOf(block.type).inWords?.(block.attrs ?? {}) ?? plainText({ type: 'doc', content: [block] })

const segmenters = new Map<Language, Intl.Segmenter>()

/** One for each language: to make one takes longer than to count the words of a paragraph. */
function segmenterOf(language: Language): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, known)
  return known
}

/** The number of words as readers count them (UAX #29), including numbers. */
export function countWords(document: ArticleDocument, language: Language): number {
  let words = 0
  for (const { isWordLike } of segmenterOf(language).segment(plainText(document))) if (isWordLike) words += 1
  return words
}

/** Reading time in minutes at 238 words a minute (Brysbaert 2019, mean of silent reading), at least 1. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 238))
