import { expect, test } from 'vitest'
import { typedIn } from './typed-in.ts'

test.each([
  ['takedown', { reason: 'A court order' }, 'A court order'],
  ['send-back', { note: 'Who said so?' }, 'Who said so?'],
  ['withdraw-correction', { correction: '1', text: 'It was Tuesday' }, 'It was Tuesday'],
  ['unpublish', { reason: '', note: 7 }, null],
  ['cancel-schedule', { reason: 'by-hand', kind: 'publish' }, null],
  ['run-schedule', { reason: 'late' }, null],
  ['publish', {}, null],
] as const)('of %s with %j is quoted: %j', (verb, detail, typed) => expect(typedIn({ verb, detail })).toBe(typed))
