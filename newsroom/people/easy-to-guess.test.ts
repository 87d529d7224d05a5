import { expect, test } from 'vitest'
import { easyToGuess } from './easy-to-guess.ts'

const account = { email: 'olena.hrytsenko@paper.example', name: 'Olena Hrytsenko' }

test.each([
  ['            ', 'blank'],
  ['123456789012', 'repeated'],
  ['abcdefghijklm', 'repeated'],
  ['passwordpassword', 'repeated'],
  ['aaaaaaaaaaaa', 'repeated'],
  ['hunterhunter12', 'repeated'],
  ['fox4571fox4571', 'repeated'],
  ['987654321098', 'repeated'],
  ['zyxwvutsrqpo', 'repeated'],
  ['abbabaababba!', 'repeated'],
  ['password2026!!', 'common'],
  ['Qwertyuiop123', 'common'],
  ['administrator', 'common'],
  ['i-love-you-1234', 'common'],
  ['ｐａｓｓｗｏｒｄ２０２６', 'common'],
  ['olena.hrytsenko@paper.example', 'account'],
  ['OlenaHrytsenko2026', 'account'],
  ['hrytsenko-paper!', 'account'],
])('%j is easy to guess: %s', async (password, because) => expect(await easyToGuess(password, account)).toBe(because))

test('an address of short words is known as a whole, and short words alone are in any password', async () => {
  const short = { email: 'a@b.cd', name: 'A Bo' }
  expect(await easyToGuess('a@b.cd-20261', short)).toBe('account')
  expect(await easyToGuess('taboo bob abba cad', short)).toBeNull()
})

test.each([
  'the tram to Podil is late',
  'a sentence is a good one',
  'трамвай на Поділ запізнюється',
  'correct horse battery staple',
  'olena rides nine grey horses',
  'x7#kQ!29vLp0zR',
])('%j is not', async (password) => expect(await easyToGuess(password, account)).toBeNull())
