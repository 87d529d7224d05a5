import { and, eq, not, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { media } from '#db/schema/media.ts'
import { isEnded } from '#newsroom/settings/rights-day.ts'
import type { LibraryQuery } from './input.ts'
import type { LibraryPart } from './library-choices.ts'
import { endsSoon } from './rights.ts'
import { isShownToReaders, isUsedAnywhere } from './usage.ts'

/** The pictures that a query asks for; undefined: all. */
export function narrowedTo({ words = '', place = '', person = '', part }: LibraryQuery): SQL | undefined {
  return and(
    matchWords(searched, words),
    // Along the index of all facts, then in the one that is meant.
    matchWords(searched, place),
    matchWords(media.place, place),
    matchWords(searched, person),
    matchWords(media.peopleShown, person),
    part ? parts[part]() : undefined,
  )
}

/** `ended-live`: readers see them all the same. */
const parts: Record<LibraryPart, () => SQL | undefined> = {
  ending: endsSoon,
  ended: isEnded,
  'ended-live': () => and(isEnded(), isShownToReaders),
  ask: () => eq(media.askFirst, true),
  unused: () => not(isUsedAnywhere),
  'no-alt': () => eq(media.alt, ''),
  'no-credit': () => eq(media.credit, ''),
  'no-transcript': () => sql`false`,
}

/** The expression of the index media_facts (db/schema/media.ts). */
const searched = sql`(${media.name} || ' ' || ${media.alt} || ' ' || ${media.caption} || ' ' || ${media.credit} || ' ' || ${media.rightsHolder} || ' ' || ${media.place} || ' ' || ${media.peopleShown})`

/** Each of up to eight words must be in the text. */
export function matchWords(text: SQL | AnyPgColumn, words: string): SQL | undefined {
  const each = words.split(/\s+/).filter(Boolean).slice(0, 8)
  return and(...each.map((word) => sql`${text} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`))
}
