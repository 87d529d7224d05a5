import { expect, test } from 'vitest'
import { wordsIn } from '#components/ui/words/words.ts'
import { fillEnglish } from './fill-english.ts'
import { deskMessages } from './languages/desk-messages.ts'
import { losses } from './languages/en/desk/losses.ts'

test('a loss has the same English on the command line and on the desk', () => {
  const { say } = wordsIn('en', deskMessages.en)
  const tell = say as unknown as (key: string, values: Record<string, string | number>) => string // keys of every kind in one loop
  for (const [key, message] of Object.entries(losses))
    for (const [count, word] of [
      [1, 'list'],
      [3, 'none'],
      [7, 'a {b} #'],
    ] as const) {
      const names = [...message.matchAll(/\{(\w+)(?:\}|, (plural|select))/g)]
      const values = Object.fromEntries(names.map(([, name = '', kind]) => [name, kind === 'plural' ? count : word]))
      expect(fillEnglish(message, values)).toBe(tell(`losses.${key}`, values))
    }
})
