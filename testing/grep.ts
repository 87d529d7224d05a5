import { randomFrom } from './random-from.ts'

/** The lines of a story, as grep would read them. */
export type Text = { id: string; lines: string[] }
/** A query and the ids of the stories that contain it. With `isExact` the search must find no others. */
export type Drawn = { question: string; stands: Set<string>; isExact: boolean }

/** The words of a line, without case and accents. Deliberately independent of search's own rules, to compare with them. */
const tokens = (line: string): string[] =>
  line
    .normalize('NFKD')
    .replace(/([Ии]\u0306|[Іі]\u0308)|[\u0300-\u036f\u00ad]/g, (_, letter) => letter ?? '')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:(?<=[а-яіїєґ])['’ʼ](?=[а-яіїєґ])[\p{L}]+)*/gu)
    ?.map((word) => word.replace(/['’ʼ]/g, '')) ?? []

/**
 * Queries drawn from the texts: one third single words as written ("U.S.", "1987/88", "oil"), one third the same in quotation marks, one
 * third phrases of two to four words in quotation marks. The same seed gives the same queries.
 */
export function drawQuestions(texts: readonly Text[], count: number, seed = 1): Drawn[] {
  const read = texts.map(({ id, lines }) => ({ id, text: lines.map((line) => ` ${tokens(line).join(' ')} `).join('\n') }))
  const next = randomFrom(seed)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)]
  const questions: Drawn[] = []
  while (questions.length < count) {
    const line = pick(pick(texts)?.lines ?? []) ?? ''
    const pieces = line
      .split(/[\s"“”„«»]+/)
      .filter((piece) => tokens(piece).length > 0 && /[\p{L}\p{N}]/u.test(piece) && !piece.startsWith('-'))
    const kind = questions.length % 3
    const start = Math.floor(next() * pieces.length)
    const taken = pieces.slice(start, start + (kind === 2 ? 2 + Math.floor(next() * 3) : 1)).join(' ')
    if (
      taken === '' ||
      taken.length > 190 ||
      line.replace(/\s+/g, ' ').indexOf(taken) < 0 ||
      tokens(taken).some((word) => word.length > 60)
    )
      continue
    const wanted = ` ${tokens(taken).join(' ')} `
    const stands = new Set(read.filter(({ text }) => text.includes(wanted)).map(({ id }) => id))
    questions.push({ question: kind === 0 ? taken : `"${taken}"`, stands, isExact: kind > 0 })
  }
  return questions
}
