import { Children, type ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'

/** A quotation; who said it stands under it, apart (HTML, 4.4.4: outside the blockquote). */
export function Quotation({ node, children }: { node: DocumentNode; children: ReactNode }) {
  if (!hasAttribution(node)) return <blockquote>{children}</blockquote>
  const paragraphs = Children.toArray(children)
  return (
    <figure className="quotation">
      <blockquote>{paragraphs.slice(0, -1)}</blockquote>
      <figcaption>{paragraphs.at(-1)}</figcaption>
    </figure>
  )
}

/** Longer than this a paragraph is no name with a role. In characters. */
const longestAttribution = 120

/**
 * Whether the last paragraph says who is quoted: short, after a dash, or without quotation marks of its own after a
 * paragraph that ends with one.
 */
function hasAttribution({ content = [] }: DocumentNode): boolean {
  const last = wordsOf(content.at(-1)).trim()
  const said = wordsOf(content.at(-2)).trim()
  if (said === '' || last === '' || last.length > longestAttribution) return false
  return /^[—–―-]\s?\p{L}/u.test(last) || (/[”“"»’'][.,]?$/u.test(said) && !/[“”„"«»]/u.test(last))
}

const wordsOf = (node: DocumentNode | undefined): string => node?.text ?? node?.content?.map(wordsOf).join('') ?? ''
