import { expect, test } from 'vitest'
import { type Language, languages } from '#lib/languages.ts'
import { clock, dayAndTime, dayOf, dayOfYear, shortDay, shortDayOfYear, weekday } from './times.ts'

const lateOnSaturday = new Date('2026-11-21T22:30:00Z')

test('days are in the newsroom’s time zone', () => {
  expect(dayOf(lateOnSaturday, 'UTC')).toBe('2026-11-21')
  expect(dayOf(lateOnSaturday, 'Europe/Kyiv')).toBe('2026-11-22')
  expect(dayOf(lateOnSaturday, 'America/New_York')).toBe('2026-11-21')
})

test('times have 24 hours, and midnight is 00', () => {
  expect(clock(lateOnSaturday, 'en', 'Europe/Kyiv')).toBe('00:30')
  expect(clock(lateOnSaturday, 'uk', 'UTC')).toBe('22:30')
})

test('days are named in the language of the page', () => {
  expect([weekday('2026-11-22', 'en'), dayOfYear('2026-11-22', 'en')]).toEqual(['Sunday', '22 November 2026'])
  expect([weekday('2026-11-22', 'uk'), dayOfYear('2026-11-22', 'uk')]).toEqual(['неділя', '22 листопада 2026'])
  expect(shortDay(lateOnSaturday, 'en', 'UTC')).toBe('21 Nov')
  expect(dayAndTime(lateOnSaturday, 'uk', 'Europe/Kyiv')).toBe('22 листопада 2026, 00:30')
})

/** The weekday, the day as dates stand in a text, the same with the hour, and the short one of lists. */
const formats: Record<Language, [string, string, string, string]> = {
  en: ['Sunday', '22 November 2026', '5 March 2026, 09:05', '22 Nov'],
  uk: ['неділя', '22 листопада 2026', '5 березня 2026, 09:05', '22 лист.'],
  pl: ['niedziela', '22 listopada 2026', '5 marca 2026, 09:05', '22 lis'],
  de: ['Sonntag', '22. November 2026', '5. März 2026, 09:05', '22. Nov.'],
  fr: ['dimanche', '22 novembre 2026', '5 mars 2026, 09:05', '22 nov.'],
  es: ['domingo', '22 de noviembre de 2026', '5 de marzo de 2026, 09:05', '22 nov'],
  it: ['domenica', '22 novembre 2026', '5 marzo 2026, 09:05', '22 nov'],
  ro: ['duminică', '22 noiembrie 2026', '5 martie 2026, 09:05', '22 nov.'],
  cs: ['neděle', '22. listopadu 2026', '5. března 2026, 09:05', '22. 11.'],
  pt: ['domingo', '22 de novembro de 2026', '5 de março de 2026, 09:05', '22/11'],
  tr: ['Pazar', '22 Kasım 2026', '5 Mart 2026, 09:05', '22 Kas'],
  ar: ['الأحد', '22 نوفمبر 2026', '5 مارس 2026، 09:05', '22 نوفمبر'],
}

test.each(languages)('%s has each format as its papers write it', (language) => {
  const march = new Date('2026-03-05T09:05:00Z')
  expect([
    weekday('2026-11-22', language),
    dayOfYear('2026-11-22', language),
    dayAndTime(march, language, 'UTC'),
    shortDayOfYear('2026-11-22', language),
  ]).toEqual(formats[language])
  expect(clock(march, language, 'UTC')).toBe('09:05')
})
