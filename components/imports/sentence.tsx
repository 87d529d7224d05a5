import { useFormat, useWords } from '#words'
import { reportInWords } from './report-in-words.ts'

/** A sentence of a report in the language of the desk; what that has no words for is in English, and says so. */
export function Sentence({ english }: { english: string }) {
  const parts = reportInWords(useFormat().language, useWords(), english)
  return parts.map(({ words, isEnglish }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence keep their order
    <span key={at} lang={isEnglish ? 'en' : undefined}>
      {words}
    </span>
  ))
}
