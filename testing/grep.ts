/** A story as a person who greps would read it: its lines. */
export type Text = { id: string; lines: string[] }
/** A question, and the stories in which what it asks for stands. With `isExact` it must find no others. */
export type Drawn = { question: string; stands: Set<string>; isExact: boolean }

/** The words of a line, without case and accents. Not search's own rule, so that one can be compared with the other. */
const tokens = (line: string): string[] =>
  line
    .normalize('NFKD')
    .replace(/([Ии]\u0306|[Іі]\u0308)|[\u0300-\u036f\u00ad]/g, (_, letter) => letter ?? '')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:(?<=[а-яіїєґ])['’ʼ](?=[а-яіїєґ])[\p{L}]+)*/gu)
    ?.map((word) => word.replace(/['’ʼ]/g, '')) ?? []

/**
 * Words and phrases drawn from the texts: a third words as they stand between blanks ("U.S.", "1987/88", "oil"), a third the
 * same in quotation marks, a third phrases of two to four words in quotation marks. The same seed draws the same.
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

/** Numbers from 0 to 1, the same ones for the same seed (a linear congruential generator, Numerical Recipes). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
