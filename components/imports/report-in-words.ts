import type { Say } from '#components/ui/words/say.ts'
import { isDeskLanguage, type SpokenLanguage } from '#lib/desk-languages.ts'
import { fillEnglish } from '#lib/fill-english.ts'
import { losses } from '#lib/languages/en/desk/losses.ts'
import { reportMessages } from '#lib/languages/report-messages.ts'
import { englishReader } from '#lib/read-english.ts'

/** A part of a sentence of a report as the desk says it. `isEnglish`: it has no words for this one, or is in English. */
export type SaidPart = { words: string; isEnglish: boolean }

const { other: _, ...namedLosses } = losses
const readLoss = englishReader(namedLosses)
const readReport = englishReader(reportMessages.en)

/** Values that are sentences or parts of them themselves. */
const sentences = ['reason', 'what', 'place', 'stage']

/** They enclose what stays English inside a sentence: signs that no text of ours has. */
const [opens, closes] = ['\uE000', '\uE001']
const markEnglish = (words: string): string => (/\s/.test(words) ? `${opens}${words}${closes}` : words)

/**
 * Says a sentence of a report in the language of the desk: reports are kept in English, as the command line writes them. What Postgres or a
 * library said inside it is a part of its own.
 */
export function reportInWords(language: SpokenLanguage, say: Say, sentence: string): SaidPart[] {
  const plain = sentence.replaceAll(/[\uE000\uE001]/g, '')
  const words = isDeskLanguage(language) && language !== 'en' ? translate(language, say, plain) : null
  if (words === null) return [{ words: plain, isEnglish: true }]
  return words.split(/(\uE000[^\uE000\uE001]*\uE001)/).flatMap((part) => {
    const isEnglish = part.startsWith(opens)
    return part === '' ? [] : [{ words: isEnglish ? part.slice(1, -1) : part, isEnglish }]
  })
}

function translate(language: keyof typeof reportMessages, say: Say, sentence: string): string | null {
  const [, once = sentence, times] = /^(.*?)( \(\d+ times\))?$/s.exec(sentence) ?? []
  const said = translateOnce(language, say, once)
  return said !== null && times ? `${said} (×${times.replaceAll(/\D/g, '')})` : said
}

function translateOnce(language: keyof typeof reportMessages, say: Say, sentence: string): string | null {
  return translateWhole(language, say, sentence) ?? afterPlace(language, say, sentence)
}

function translateWhole(language: keyof typeof reportMessages, say: Say, sentence: string): string | null {
  const report = readReport(sentence)
  if (report) return fillEnglish(reportMessages[language][report.key], withSentences(language, say, report.values))
  const loss = readLoss(sentence)
  if (!loss) return null
  const tell = say as unknown as (key: string, values: object) => string // the values are those of the message
  return tell(`losses.${loss.key}`, withSentences(language, say, loss.values))
}

/** A name of a stranger's file may be all colons. */
const mostColons = 8

/** “wire.ndjson, item 3: it is not JSON” names the place first. */
function afterPlace(language: keyof typeof reportMessages, say: Say, sentence: string): string | null {
  let at = sentence.indexOf(': ')
  for (let colons = 0; at >= 0 && colons < mostColons; colons += 1) {
    const said = translateWhole(language, say, sentence.slice(at + 2))
    if (said !== null) return `${sentence.slice(0, at)}: ${said}`
    at = sentence.indexOf(': ', at + 2)
  }
  return null
}

const withSentences = (language: keyof typeof reportMessages, say: Say, values: Record<string, string | number>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      sentences.includes(name) && typeof value === 'string' ? (translate(language, say, value) ?? markEnglish(value)) : value,
    ]),
  )
