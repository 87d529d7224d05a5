import { Children, type ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'
import { languageFacts } from '#lib/languages.ts'

/** A quotation; its attribution is below it, outside the blockquote (HTML §4.4.4). */
export function Quotation({ node, children }: { node: DocumentNode; children: ReactNode }) {
  const parts = Children.toArray(children)
  const source = node.content?.at(-1)
  const isSourced = source?.type === 'attribution'
  const said = isSourced || hasAttribution(node) ? parts.slice(0, -1) : parts
  const by = said.length < parts.length && wordsOf(source) !== '' ? parts.at(-1) : null
  const isPulled = node.type === 'pullQuote'
  if (!by && !isPulled) return <blockquote>{said}</blockquote>
  return (
    <figure className={isPulled ? 'pull' : 'quotation'}>
      <blockquote>{said}</blockquote>
      {by && <figcaption>{by}</figcaption>}
    </figure>
  )
}

/** The longest attribution, in characters. */
const longestAttribution = 120

/**
 * Whether the last paragraph is an attribution: short, and either after a dash, or without quotation marks after a paragraph that ends with
 * one.
 */
function hasAttribution({ content = [] }: DocumentNode): boolean {
  const last = wordsOf(content.at(-1)).trim()
  const said = wordsOf(content.at(-2)).trim()
  if (said === '' || last === '' || last.length > longestAttribution) return false
  return /^[—–―-]\s?\p{L}/u.test(last) || (endsQuoted.test(said) && !hasQuotes.test(last))
}

/** The marks of every language: a quotation may be of another than its story. */
const marks = Object.values(languageFacts).map(({ quotes }) => quotes.map((mark) => mark.trim()))
const endsQuoted = new RegExp(`["'${marks.map(([, outer, , inner]) => `${outer}${inner}`).join('')}][.,]?$`, 'u')
const hasQuotes = new RegExp(`["${marks.map(([opening, closing]) => `${opening}${closing}`).join('')}]`, 'u')

const wordsOf = (node: DocumentNode | undefined): string => node?.text ?? node?.content?.map(wordsOf).join('') ?? ''
