import type { Node } from '@tiptap/pm/model'
import type { Language } from '#lib/languages.ts'
import { type Readability, readabilityOf } from '#newsroom/articles/readability.ts'
import { sentencesOf } from '#newsroom/articles/sentences.ts'
import { ownPiecesOf, type TextPiece } from '#newsroom/articles/text-pieces.ts'

/** A place in the text: positions of the document. */
type Place = { from: number; to: number }
export type HowItReads = { characters: number; readability: Readability | null; longestAt: Place | null }

/**
 * How the running text of a story reads as it stands on the screen: its own paragraphs, with open suggestions as if they were accepted. Cells
 * of tables, headings and pictures' texts are no sentences; of them only the characters count.
 */
export function howItReads(doc: Node, language: Language): HowItReads {
  const pieces = ownPiecesOf(doc).filter(({ attribute, block }) => attribute === null && block !== 'headline' && block !== 'dek')
  const prose = pieces.filter((piece) => isProse(doc, piece)).map((piece) => ({ piece, sentences: sentencesOf(piece.text, language) }))
  const readability = readabilityOf(
    prose.flatMap(({ sentences }) => sentences),
    language,
  )
  const found = prose.find(({ sentences }) => readability && sentences.includes(readability.longest.text))
  return {
    characters: pieces.reduce((sum, { text }) => sum + [...text].length, 0),
    readability,
    longestAt: found && readability ? placeIn(found.piece, readability.longest.text) : null,
  }
}

const isProse = (doc: Node, { at, block }: TextPiece): boolean =>
  block === 'paragraph' && !['table', 'tableFigure'].includes(doc.resolve(at).node(1).type.name)

/** A character of a piece is a position of the document. */
function placeIn({ at, text }: TextPiece, sentence: string): Place | null {
  const start = text.indexOf(sentence)
  return start < 0 ? null : { from: at + start, to: at + start + sentence.length }
}
