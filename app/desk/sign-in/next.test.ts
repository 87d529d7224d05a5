import { expect, test } from 'vitest'
import { nextPath } from './next.ts'

test.each(['/desk', '/desk/people', '/desk/articles/1?tab=seo#body'])('signing in continues at %s', (path) => {
  expect(nextPath(path)).toBe(path)
})

test.each([
  'https://evil.example/desk',
  '//evil.example/desk',
  '/\\evil.example/desk',
  '/desk/../api/auth/csrf',
  '\t//evil.example',
  'javascript:alert(1)',
  '/deskevil',
  '/desk/sign-in?next=/desk',
  '/desk/sign-out',
  '',
  undefined,
  ['/desk'],
])('%s is not', (asked) => {
  expect(nextPath(asked)).toBe('/desk')
})
