import { diffWordsWithSpace } from 'diff'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { blockInWords } from '#newsroom/articles/plain-text.ts'

/** `at`: where it begins, in characters. `only`: the other text has it not. */
export type Piece = { at: number; text: string; only: boolean }
export type TextDiff = { mine: Piece[]; theirs: Piece[] }

/** A text as one reads it: headline, dek, blocks, with what is not words named. */
export function toReadable({ headline, dek, body }: DraftText): string {
  return [headline, dek, ...body.content.map(blockInWords)].filter(Boolean).join('\n\n')
}

/** Two texts side by side, with the words that only one of them has. Null when that would take too long to find. */
export function diffTexts(mine: DraftText, theirs: DraftText): TextDiff {
  const texts = { mine: toReadable(mine), theirs: toReadable(theirs) }
  const changes = diffWordsWithSpace(texts.theirs, texts.mine, { timeout: 500 })
  if (!changes) return { mine: [{ at: 0, text: texts.mine, only: false }], theirs: [{ at: 0, text: texts.theirs, only: false }] }
  return {
    mine: pieces(changes.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, only: added }))),
    theirs: pieces(changes.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, only: removed }))),
  }
}

function pieces(found: Omit<Piece, 'at'>[]): Piece[] {
  let at = 0
  return found.map((piece) => {
    at += piece.text.length
    return { ...piece, at: at - piece.text.length }
  })
}
