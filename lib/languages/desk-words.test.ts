import { describe, expect, test } from 'vitest'
import { wordsIn } from '#components/ui/words/words.ts'
import { deskLanguages, localeOf } from '#lib/desk-languages.ts'
import { deskMessages } from './desk-messages.ts'
import type { DeskWords } from './desk-words.ts'

/** Every message by its whole key. */
const messagesOf = (words: DeskWords) =>
  Object.entries(words).flatMap(([area, messages]) =>
    Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message] as const),
  )

const english = new Map(messagesOf(deskMessages.en))
const namesIn = (message: string) =>
  [
    ...new Set(
      [...message.matchAll(/(?<!(?:=\d+|zero|one|two|few|many|other) )\{(\w+)(?:\}|, (?:plural|select|number))|<(\w+)>/g)].map(
        ([, value, tag]) => value ?? `<${tag}>`,
      ),
    ),
  ].sort()
const countsIn = (message: string) => [...message.matchAll(/\{(\w+), plural/g)].map(([, name = '']) => name)

describe.each(deskLanguages)('%s', (language) => {
  const messages = messagesOf(deskMessages[language])

  test('has every word, and no other', () => {
    expect(messages.map(([key]) => key).sort()).toEqual([...english.keys()].sort())
  })

  test('puts the same values into every word as English', () => {
    for (const [key, message] of messages) expect([key, namesIn(message)]).toEqual([key, namesIn(english.get(key) ?? '')])
  })

  test('has the plurals of the language, wherever it counts', () => {
    const { pluralCategories } = new Intl.PluralRules(localeOf(language)).resolvedOptions()
    for (const [key, message] of messages)
      for (const [, choices = ''] of message.matchAll(/\{\w+, plural,((?:\s*(?:=\d+|\w+) \{[^{}]*\})+)\s*\}/g))
        expect([key, pluralCategories.filter((category) => !choices.includes(` ${category} {`))]).toEqual([key, []])
  })

  test('can say every word, with every number', () => {
    const { say } = wordsIn(language, deskMessages[language])
    const tell = say.rich as unknown as (key: string, values: Record<string, unknown>) => unknown // keys of every kind in one loop
    for (const [key, message] of messages)
      for (const count of [0, 1, 2, 5, 21, 1.5, 1000]) {
        const names = namesIn(message)
        const values = Object.fromEntries(
          names.map((name) => [
            name.replace(/[<>]/g, ''),
            name.startsWith('<')
              ? (chunks: unknown) => chunks
              : countsIn(message).includes(name) || message.includes(`{${name}, number`)
                ? count
                : 'x',
          ]),
        )
        expect(String(tell(key, values)), key).not.toMatch(/[{}<>]|undefined/)
      }
  })

  test('has no quotation mark that ICU would take for its own, and no blank at an end', () => {
    for (const [key, message] of messages) {
      expect(message, key).not.toMatch(/'/)
      expect(message.trim(), key).toBe(message)
      expect(message, key).not.toBe('')
    }
  })
})
