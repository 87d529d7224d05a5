/**
 * The words by which a change of facts is told from a change of words (newsroom/workflow/facts-in.ts), all in small letters. A language
 * without a list has its figures, and its names by their capital letters.
 */
export type FactWords = {
  /** Words for numbers below a hundred or a thousand, by value. */
  numbers: Readonly<Record<string, number>>
  /** Words that multiply the number before them: hundred, thousand, “млн”. */
  magnitudes: Readonly<Record<string, number>>
  /** Words of `numbers` that often mean no number: “one of them”, “at first”. They count only where another number takes their place. */
  vague: ReadonlySet<string>
  /** Between the words of one number: “a hundred and twelve”. */
  and?: string
  /** What the word after a number must be for the number to count it; null where that is not known. */
  counted: RegExp | null
  months: Readonly<Record<string, number>>
  /** Days of the week, and days seen from today, by a name of our own. */
  days: Readonly<Record<string, string>>
  /** Words with a capital letter that belong to no name: titles, and “I”. */
  noNames: ReadonlySet<string>
  /** Words that sentences begin with and that belong to no name there; null where they are not known. */
  openers: ReadonlySet<string> | null
  /** What a name may end with, in its cases. */
  nameEndings: readonly string[]
  /** Words that stand for one another without a change of meaning: “a” and “an”, “у” and “в”. */
  interchangeable: readonly (readonly string[])[]
  /** Words that differ in one letter and in meaning: none is the other, misspelled. */
  distinct: readonly (readonly string[])[]
  /** Small words whose absence is a slip. */
  omissible: ReadonlySet<string>
}

/** Each of the words of a list, as written between blanks, with the same value. */
export const all = <Value>(words: string, value: Value): Record<string, Value> =>
  Object.fromEntries(
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word, value]),
  )
