/** The words by which a person says a time ("tomorrow at 6:00"), all in small letters. lib/time-phrase.ts reads them. */
export type TimeWords = {
  /** Before a span from now: "in", "через". */
  fromNow: readonly string[]
  /** Words that say nothing of their own: "at", "о". */
  fillers: readonly string[]
  /** Days from today. */
  days: Readonly<Record<string, number>>
  /** The forms of each day of the week, from Monday. */
  weekdays: readonly (readonly string[])[]
  /** The forms of each month, from January. */
  months: readonly (readonly string[])[]
  /** Units of a span, in minutes; a day and a week are counted in days of the calendar. */
  units: Readonly<Record<string, number>>
  /** Words for numbers of units: "an", "half". */
  amounts: Readonly<Record<string, number>>
  /** Words that say which half of the day an hour is in. */
  halves: Readonly<Record<string, 'am' | 'pm' | 'night'>>
  /** Words for an hour of their own. */
  hours: Readonly<Record<string, number>>
}

export const day = 24 * 60

/** Lists of forms, one for each of a list of things: forms between blanks, things between strokes. */
export const formsOf = (text: string): string[][] => text.split('|').map((forms) => forms.trim().split(/\s+/))
