import type { ReactNode } from 'react'
import type { Edition } from '#components/reader/edition.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'

/** The number of each footnote of a text. One without words is none. */
export type NoteNumbers = ReadonlyMap<DocumentNode, number>

export const numberNotes = (body: ArticleDocument): NoteNumbers =>
  new Map([...nodesOf(body)].filter(({ type, attrs }) => type === 'footnote' && attrs?.words).map((node, at) => [node, at + 1]))

/** The number of a footnote, which leads to it. */
export function NoteReference({ node, around: { notes } }: { node: DocumentNode; around: { notes: NoteNumbers } }) {
  const number = notes.get(node)
  return number === undefined ? null : (
    <sup className="note">
      <a href={`#note-${number}`} id={`note-${number}-in-text`} role="doc-noteref">
        {number}
      </a>
    </sup>
  )
}

/** The footnotes at the end of a text; each leads back to its number. */
export function Notes({ edition: { words }, notes }: { edition: Edition; notes: NoteNumbers }) {
  if (notes.size === 0) return null
  return (
    <section className="notes" role="doc-endnotes" aria-label={words('notes')}>
      <ol>
        {[...notes].map(([{ attrs }, number]) => (
          <li key={number} id={`note-${number}`}>
            {withLinks(String(attrs?.words))}{' '}
            <a href={`#note-${number}-in-text`} role="doc-backlink" aria-label={words('backToText', { number })}>
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Addresses in a note, mostly of sources, are links. */
const withLinks = (words: string): ReactNode[] =>
  words.split(/(https?:\/\/[^\s<>"“”«»]+[^\s<>"“”«».,;:!?)\]])/).map((part, at) =>
    at % 2 === 1 && URL.canParse(part) ? (
      <a key={part + String(at)} href={part} rel="noopener">
        {part}
      </a>
    ) : (
      part
    ),
  )
