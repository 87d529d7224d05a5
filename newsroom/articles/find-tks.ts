import type { Node } from '@tiptap/pm/model'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { holdsWords, nodeSpecOf } from './nodes.ts'
import { piecesOf, piecesOfBlock, type TextPiece } from './text-pieces.ts'

/**
 * “TK” (to come) in Latin capitals stands for a fact that is still to be found: TK, TKTK. In Cyrillic only doubled, ТКТК: ТК alone is an
 * ordinary abbreviation. A word of its own, also before a hyphen (a TK-year-old); TK-80 is a name.
 */
const tk = /(?<![\p{L}\p{M}\p{N}_]|[\p{L}\p{N}]-)(?:(?:TK)+|(?:ТК){2,})(?![\p{L}\p{M}\p{N}_]|-\p{N})/gu

/** Where they stand in a text. */
export const findTks = (text: string): { from: number; to: number }[] =>
  [...text.matchAll(tk)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }))

/** In preformatted text, which is code and verse, they mean something else. */
const isMeant = (block: string): boolean => block !== 'preformatted'

/** A place in the document; in a text of a picture (`attribute`), the picture. */
export type Tk = { from: number; to: number; attribute: string | null }

/** Every one in a story that is written, in their order. What is suggested to go is left out. */
export const tksIn = (doc: Node): Tk[] => tksOf(piecesOf(doc))

/** Those in one block that holds text itself. */
export const tksInBlock = (block: Node, at: number): Tk[] => tksOf(piecesOfBlock(block, at))

const tksOf = (pieces: readonly TextPiece[]): Tk[] =>
  pieces.flatMap(({ at, text, attribute, block }) =>
    isMeant(block)
      ? findTks(text).map(({ from, to }) =>
          attribute === null ? { from: at + from, to: at + to, attribute } : { from: at, to: at + 1, attribute },
        )
      : [],
  )

/** How many there are in a stored text, with the words of its pictures. */
export const countTks = ({ headline, dek, body }: { headline: string; dek: string; body: ArticleDocument }): number =>
  [headline, dek, ...textsOf(body)].reduce((sum, text) => sum + findTks(text).length, 0)

function* textsOf(node: ArticleDocument | DocumentNode): Generator<string> {
  if (!isMeant(node.type)) return
  if (holdsWords(node.type)) yield (node.content ?? []).map(({ text }) => text ?? '\n').join('')
  for (const [name, { isText }] of Object.entries(nodeSpecOf(node.type).attrs ?? {}))
    if (isText) yield String(('attrs' in node ? node.attrs?.[name] : null) ?? '')
  for (const child of node.content ?? []) yield* textsOf(child)
}
