import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isCleaned } from '#lib/text-input.ts'

/** Strings that are not text: their values are limited in other ways. */
const notText: Record<string, string> = {
  'api/input.ts feedQuery.after': 'a cursor of ours',
  'api/input.ts storiesQuery.after': 'a cursor of ours',
  'articles/input.ts changeDetailsInput.seen': 'names of details, only compared',
  'articles/input.ts deskStoriesInput.after': 'a cursor of ours',
  'articles/input.ts discardedStoriesInput.after': 'a cursor of ours',
  'audit/input.ts auditLogInput.after': 'a cursor of ours',
  'audit/input.ts exportAuditInput.after': 'a cursor of ours',
  'notices/input.ts noticesInput.after': 'a cursor of ours',
  'notices/input.ts offInput.token': 'a signed link, compared as it is',
  'comments/input.ts threadsInput.after': 'a cursor of ours',
  'delivery/input.ts forgetEdgeInput.name': 'the name of a process, compared as it is',
  'feed/input.ts orderInput.after.position': 'a key of ours',

  'media/input.ts libraryInput.after': 'a cursor of ours',
  'media/input.ts someInput': 'ids, each of them parsed',
  'people/input.ts codeAppInput.code': 'compared, not kept',
  'people/input.ts codeAppInput.sealed': 'a seal of ours',
  'people/input.ts newPassword': 'a password is kept as it was typed',
  'people/input.ts passwordChange.current': 'a password is kept as it was typed',
  'people/input.ts passwordChange.password': 'a password is kept as it was typed',
  'wire/input.ts wireListInput.after': 'a cursor of ours',
}
/** A feed is looked up by its name, which is one of ours. */
const isName = (at: string) => /^feed\/input\.ts \w+\.feed\.name$/.test(at)

type Found = { at: string; schema: z.ZodString }

/** Every string of a schema, with its path. */
function stringsOf(schema: z.core.$ZodType, at: string): Found[] {
  if (schema instanceof z.ZodString) return [{ at, schema }]
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([key, part]) => stringsOf(part, `${at}.${key}`))
  const { def } = schema._zod as unknown as { def: Record<string, unknown> } // zod's definitions differ by kind
  const inner = ['innerType', 'in', 'out', 'element', 'options', 'items', 'left', 'right', 'valueType', 'keyType', 'rest']
  return inner.flatMap((name) => [def[name]].flat().flatMap((part) => (part instanceof z.core.$ZodType ? stringsOf(part, at) : [])))
}

test('every input text is cleaned by lib/clean-text.ts', async () => {
  const files = globSync('newsroom/*/input.ts').sort()
  expect(files.length).toBeGreaterThan(6)
  const strings: Found[] = []
  for (const file of files) {
    const schemas: Record<string, unknown> = await import(/* @vite-ignore */ `../${file}`)
    for (const [name, schema] of Object.entries(schemas)) {
      if (schema instanceof z.core.$ZodType) strings.push(...stringsOf(schema, `${file.replace('newsroom/', '')} ${name}`))
    }
  }
  expect(strings.length).toBeGreaterThan(40)
  const raw = strings.filter(({ at, schema }) => !isCleaned(schema) && schema.format === null && !isName(at)).map(({ at }) => at)
  expect([...new Set(raw)].sort()).toEqual(Object.keys(notText).sort())
})
