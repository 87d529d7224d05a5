import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldProblems } from './field-problems.ts'
import { lineOfText } from './text-input.ts'

const input = z
  .object({
    name: z.object({ en: lineOfText(5).min(1) }),
    password: z.string().min(12),
    email: z.email(),
    kind: z.enum(['a', 'b']),
    tagline: z.string(),
  })
  .refine(({ tagline }) => tagline !== '', { path: ['tagline'], params: { problem: 'missing' } })

const good = { name: { en: 'Paper' }, password: 'a sentence is good', email: 'a@paper.test', kind: 'a', tagline: 'All of it' }
const problemsOf = (sent: object) => {
  const { error } = input.safeParse({ ...good, ...sent })
  return error ? fieldProblems(error) : []
}

test.each([
  [{}, []],
  [{ name: { en: '' } }, [{ at: 'name.en', problem: 'missing' }]],
  [{ name: { en: 'A long name' } }, [{ at: 'name.en', problem: 'too-long', limit: 5 }]],
  [{ password: 'short' }, [{ at: 'password', problem: 'too-short', limit: 12 }]],
  [{ email: 'nobody' }, [{ at: 'email', problem: 'no-email' }]],
  [{ kind: 'c' }, [{ at: 'kind', problem: 'wrong' }]],
  [{ tagline: '' }, [{ at: 'tagline', problem: 'missing' }]],
])('%j is refused with %j', (sent, problems) => {
  expect(problemsOf(sent)).toEqual(problems)
})
