import { fillEnglish } from '#lib/fill-english.ts'
import { losses as english } from '#lib/languages/en/desk/losses.ts'

/** The losses that the dictionary has words for; `other` is a sentence in English. */
export type LossCode = keyof typeof english
type LossValues = Record<string, string | number>
/** What could not be kept, for the desk to say in its language: `losses.…`. */
export type NamedLoss = { code: LossCode; values: LossValues; times: number }

/** A loss in English, for the command line and the reports of imports. */
export function lossInEnglish({ code, values, times }: NamedLoss): string {
  const words = fillEnglish(english[code], values)
  return times > 1 ? `${words} (${times} times)` : words
}

/** What could not be kept of one item: each loss once, with its number. */
export class Losses {
  private readonly met = new Map<string, NamedLoss>()

  /** A loss that only imports have, as a sentence in English. */
  add(loss: string): void {
    this.name('other', { words: loss })
  }

  name(code: LossCode, values: LossValues = {}): void {
    const key = JSON.stringify([code, values])
    const { times } = this.met.get(key) ?? { times: 0 }
    this.met.set(key, { code, values, times: times + 1 })
  }

  named(): NamedLoss[] {
    return [...this.met.values()]
  }

  /** In English. */
  list(): string[] {
    return this.named().map(lossInEnglish)
  }
}

/** The first words of a text, to name it in a sentence. */
export const excerpt = (text: string, longest = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}
