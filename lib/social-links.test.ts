import { expect, test } from 'vitest'
import { isSocialLink, nameOfLink } from './social-links.ts'

test.each([
  ['https://www.facebook.com/paper', 'Facebook'],
  ['https://uk-ua.facebook.com/paper', 'Facebook'],
  ['https://t.me/paper', 'Telegram'],
  ['https://x.com/paper', 'X'],
  ['https://notx.com/paper', 'notx.com'],
  ['https://social.paper.example/@news', 'social.paper.example'],
])('%s is called %s', (link, name) => {
  expect(isSocialLink(link)).toBe(true)
  expect(nameOfLink(link)).toBe(name)
})

test.each([
  'http://facebook.com/paper',
  'javascript:alert(1)',
  'https://localhost/paper',
  'https://127.0.0.1/paper',
  'https://user:word@paper.example/',
  'facebook.com/paper',
  '',
])('"%s" is refused', (link) => expect(isSocialLink(link)).toBe(false))
