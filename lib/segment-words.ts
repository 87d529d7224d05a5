/** Words by Unicode's rules (UAX #29), so that Ukrainian is divided into words, too. */
const words = new Intl.Segmenter('en', { granularity: 'word' })

/** A text as its words and what stands between them. Joined they are the text. */
export const segmentWords = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)
