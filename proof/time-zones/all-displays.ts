import { createHash } from 'node:crypto'
import { clock, dayAndTime, dayOf } from '#components/reader/times.ts'
import { hourInWords, momentInWords } from '#components/schedule/moment-words.ts'
import { resolvedAround, storedAround, transitionsOf, zones } from './zones.ts'

/**
 * Run with TZ set: prints, as JSON, what this process stores and shows around every change of the clocks, one digest a zone. Processes on
 * machines in different zones must print the same.
 */
const now = new Date('2026-11-27T22:00:00Z')
const digests = zones.map((zone) => {
  const lines = transitionsOf(zone).flatMap((transition) => [
    ...resolvedAround(transition, zone),
    ...storedAround(transition, zone).map((stored) => ({ ...stored, shown: shownOf(new Date(stored.at), zone) })),
  ])
  return { zone, lines: lines.length, digest: createHash('sha256').update(JSON.stringify(lines)).digest('hex') }
})
console.log(JSON.stringify({ offset: new Date('2027-01-15T12:00:00Z').getTimezoneOffset(), digests }))

/** Every way in which the desk and the readers' pages write a moment. */
function shownOf(at: Date, zone: string): string[] {
  const desk = ['en-GB', 'uk-UA'].flatMap((locale) => [momentInWords(locale, at, zone, now), hourInWords(locale, at, zone)])
  const readers = (['en', 'uk'] as const).flatMap((language) => [clock(at, language, zone), dayAndTime(at, language, zone)])
  return [...desk, ...readers, dayOf(at, zone)]
}
