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
  ['password2026!!', 'common'],
  ['Qwertyuiop123', 'common'],
  ['administrator', 'common'],
  ['i-love-you-1234', 'common'],
  ['olena.hrytsenko@paper.example', 'account'],
  ['OlenaHrytsenko2026', 'account'],
  ['hrytsenko-paper!', 'account'],
])('%j is easy to guess: %s', async (password, because) => expect(await easyToGuess(password, account)).toBe(because))

test.each([
  'the tram to Podil is late',
  'a sentence is a good one',
  'трамвай на Поділ запізнюється',
  'correct horse battery staple',
  'olena rides nine grey horses',
  'x7#kQ!29vLp0zR',
])('%j is not', async (password) => expect(await easyToGuess(password, account)).toBeNull())
