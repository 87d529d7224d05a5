import { diffArrays } from 'diff'
import { segmentWords } from '#lib/segment-words.ts'

export type WordChange = { at: number; text: string; is: 'same' | 'removed' | 'added' }

/** Characters of unchanged text that are shown at each side of a change. */
const shown = 60

/** Two texts as one, with removed and added words marked. Long unchanged text is shortened. */
export function wordChanges(before: string, after: string): WordChange[] {
  const found = diffArrays(segmentWords(before), segmentWords(after), { timeout: 200 })
  const pieces = found
    ? found.map(({ value, added, removed }) => ({ text: value.join(''), is: kind(added, removed) }))
    : [
        { text: before, is: 'removed' as const },
        { text: after, is: 'added' as const },
      ]
  let at = 0
  return joinPieces(pieces).map(({ text, is }, index): WordChange => {
    at += text.length
    const place = at - text.length
    if (is !== 'same') return { at: place, text, is }
    return { at: place, is, text: shorten(text, index === 0, index === pieces.length - 1) }
  })
}

type Piece = Omit<WordChange, 'at'>

/** Joins changes that are separated by white space only: the removed text, then the added text. */
function joinPieces(pieces: Piece[]): Piece[] {
  const found: Piece[] = []
  let [removed, added] = ['', '']
  const end = () => {
    if (removed) found.push({ text: removed, is: 'removed' })
    if (added) found.push({ text: added, is: 'added' })
    ;[removed, added] = ['', '']
  }
  for (const [index, { text, is }] of pieces.entries()) {
    const isBetween = is === 'same' && text.trim() === '' && (removed || added) && index < pieces.length - 1
    if (is === 'same' && !isBetween) {
      end()
      found.push({ text, is })
      continue
    }
    if (is !== 'added') removed += text
    if (is !== 'removed') added += text
  }
  end()
  return found
}

const kind = (added?: boolean, removed?: boolean): WordChange['is'] => (added ? 'added' : removed ? 'removed' : 'same')

function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? '' : text.slice(0, shown)
  const end = isLast ? '' : text.slice(-shown)
  return start.length + end.length + 20 < text.length ? `${start} … ${end}` : text
}
