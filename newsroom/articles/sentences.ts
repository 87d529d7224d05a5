import type { Language } from '#lib/languages.ts'

/** The sentences of a text; each block of it has its own. */
export function sentencesOf(text: string, language: Language): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return text.split('\n').flatMap((line) => joinAbbreviations([...segmenter.segment(line)].map(({ segment }) => segment.trim())))
}

/** "Mr." and "12 тис." end no sentence. */
function joinAbbreviations(sentences: readonly string[]): string[] {
  const joined: string[] = []
  for (const sentence of sentences) {
    const last = joined.at(-1)
    if (last !== undefined && /(?:^|[\s(])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|No|тис|млн|млрд|грн|вул|ім|св|ст|див|м)\.$/u.test(last))
      joined[joined.length - 1] = `${last} ${sentence}`
    else if (sentence !== '') joined.push(sentence)
  }
  return joined
}
