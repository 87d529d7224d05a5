import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { deskLanguages, localeOf } from '#lib/desk-languages.ts'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import type { Say } from './say.ts'
import { sayQuickly } from './say-quickly.ts'

const dictionaryOf = (messages: object) =>
  createTranslator({
    locale: 'en',
    messages,
    onError: (error) => {
      throw error
    },
  }) as unknown as Say
type Tell = (key: string, values?: object) => string

test.each(deskLanguages)('says every message of %s as use-intl does', (language) => {
  const messages = deskMessages[language]
  const whole = createTranslator({ locale: localeOf(language), messages, timeZone: 'UTC' }) as unknown as Tell & Say
  const quick = sayQuickly(whole, localeOf(language)) as unknown as Tell
  for (const [area, words] of Object.entries(messages))
    for (const [key, message] of Object.entries(words)) {
      if (message.includes('<')) continue
      const names = [...message.matchAll(/\{(\w+)/g)].map(([, name = '']) => name)
      for (const value of ['“Київ” {x} <b> it’s', 0, 1, 2, 3, 5, 11, 21, 1234, 1.5, -1]) {
        const values = Object.fromEntries(names.map((name) => [name, value]))
        const isCounted = typeof value === 'string' && /, (?:plural|number|selectordinal)/.test(message)
        if (!isCounted) expect(quick(`${area}.${key}`, values)).toBe(whole(`${area}.${key}`, values))
      }
    }
})

test('a message that is not there, and one without its value, are errors as before', () => {
  const quick = sayQuickly(dictionaryOf({ a: { name: 'Hello {name}' } }), 'en') as unknown as Tell
  expect(quick('a.name', { name: 'Olena' })).toBe('Hello Olena')
  expect(() => quick('a.name')).toThrow(/name/)
  expect(() => quick('a.nothing')).toThrow(/nothing/)
})

test('a message with names and counts is not formatted', () => {
  const say = dictionaryOf({
    a: { name: 'Hello {name}', many: 'Of {name}: {count, plural, =0 {nothing} one {# word} other {# words}}.', at: '{at, date, short}' },
  })
  const asked: string[] = []
  const watched = Object.assign((...given: [string]) => asked.push(given[0]) && (say as unknown as Tell)(...given), {
    raw: say.raw,
    has: say.has,
  }) as unknown as Say
  const quick = sayQuickly(watched, 'en') as unknown as Tell
  const many = (count: number) => quick('a.many', { name: 'Olena', count })
  expect([quick('a.name', { name: 'Olena' }), many(0), many(1), many(2_000)]).toEqual([
    'Hello Olena',
    'Of Olena: nothing.',
    'Of Olena: 1 word.',
    'Of Olena: 2,000 words.',
  ])
  expect(asked).toEqual([])
  quick('a.at', { at: new Date(0) })
  expect(asked).toEqual(['a.at'])
})
