import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawArchitecture } from '#scripts/draw-architecture.ts'
import { faults, houseAt } from './house.ts'

/** Milliseconds: every file is parsed, and a busy machine takes its time. */
const patience = { timeout: 180_000 }

test('the code follows the rules of the house', patience, () => {
  const house = houseAt(join(import.meta.dirname, '..'))
  expect(house.size).toBeGreaterThan(50)
  expect(faults(house)).toEqual([])
})

test('the picture of the imports is up to date', patience, () => {
  const root = join(import.meta.dirname, '..')
  expect(readFileSync(join(root, 'docs/architecture.svg'), 'utf8'), 'it is outdated: run npx node scripts/draw-architecture.ts').toBe(
    drawArchitecture(root),
  )
})

/** A file, the text that violates a rule, and what the message must say; the harmless variant passes. */
const wrong: [string, string, string, RegExp][] = [
  [
    'lib leaning on db',
    'lib/a.ts',
    `import { database } from '#db/client.ts'`,
    /lib\/a\.ts:1 imports db\/client\.ts: imports go only downwards/,
  ],
  ['newsroom leaning on app', 'newsroom/feed/a.ts', `import { action } from '../../app/action.ts'`, /imports app\/action\.ts/],
  [
    'a component leaning on a route',
    'components/ui/a.tsx',
    `export * from '#app/person.ts'\nexport const b = 1`,
    /imports app\/person\.ts/,
  ],
  [
    'a type fetched from above',
    'db/a.ts',
    `export type A = import('#newsroom/people/person.ts').Person`,
    /imports newsroom\/people\/person\.ts/,
  ],
  ['a late import of what is above', 'lib/a.ts', `export const a = () => import('#newsroom/feed/b.ts')`, /imports newsroom\/feed\/b\.ts/],
  [
    'siblings in newsroom',
    'newsroom/taxonomy/a.ts',
    `import { b } from '#newsroom/media/b.ts'`,
    /newsroom\/taxonomy may import only people, notices, settings of newsroom/,
  ],
  ['people leaning on workflow', 'newsroom/people/a.ts', `import { b } from '#newsroom/workflow/b.ts'`, /may import nothing of newsroom/],
  [
    'a desk verb that asks as a reader',
    'newsroom/articles/a.ts',
    `import { paperDatabase } from '#db/client.ts'\nexport const a = () => paperDatabase()`,
    /newsroom\/articles\/a\.ts queries the database as a reader/,
  ],
  [
    'a circle',
    'lib/a.ts',
    `import type { A } from './a.ts'\nexport type A = number`,
    /lib\/a\.ts imports itself in a cycle: lib\/a\.ts → lib\/a\.ts/,
  ],
  ['a folder without a floor', 'newsroom/weather/a.ts', 'export const a = 1', /has no layer/],
  ['React in newsroom', 'newsroom/feed/a.ts', `import { useState } from 'react'`, /code that renders belongs in components/i],
  ['Next in db', 'db/a.ts', `import { headers } from 'next/headers'`, /code that answers requests in app/],
  ['a drawing in newsroom', 'newsroom/feed/a.tsx', 'export const A = () => <p />', /is a \.tsx file/],
  ['client code on a page of the paper', 'components/reader/a.tsx', `'use client'\nexport const A = 1`, /belongs in reader\//],
  [
    'a format of dates',
    'components/ui/a.tsx',
    `export const a = () => new Intl.DateTimeFormat('en')`,
    /use `dateFormat` of lib\/date-format\.ts/,
  ],
  ['a link of Next', 'components/ui/a.tsx', `import Link from 'next/link'\nexport const A = Link`, /use components\/ui\/link\.tsx/],
  ['an index file', 'components/ui/index.ts', 'export const a = 1', /is an index file/],
  ['a barrel', 'components/ui/all.ts', `export * from './a.ts'\nexport { b } from './b.ts'`, /only re-exports/],
  [
    'a function that fits on no two screens',
    'lib/a.ts',
    `export const a = () => {\n${'  a()\n'.repeat(99)}}`,
    /lib\/a\.ts:1 is a function of 101 lines, the limit is 100/,
  ],
  ['an endless file', 'lib/a.ts', `${'export {}\n'.repeat(401)}`, /lib\/a\.ts has 401 lines, the limit is 400/],
  [
    'an editor that knows how its draft is saved',
    'components/editor/toolbar/a.ts',
    `import { Autosave } from '#components/editor/draft/autosave.ts'\nexport const a = Autosave`,
    /toolbar\/a\.ts:1 imports components\/editor\/draft\/autosave\.ts: .* may import only components\/editor\/draft\/use-draft\.ts/,
  ],
  ['a name that says nothing', 'lib/string-utils.ts', 'export const a = 1', /is called "utils"/],
  ['a function named by a participle', 'lib/a.ts', 'export function found() {}', /lib\/a\.ts:1 names a function `found`: .* a verb/],
  [
    'an arrow named by a participle',
    'lib/a.ts',
    'const a = () => {\n  const kept = () => 1\n  return kept\n}',
    /lib\/a\.ts:2 names a function `kept`/,
  ],
  ['any', 'lib/a.ts', 'export const a = 1\nexport const b = (c: any[]) => c', /lib\/a\.ts:2 uses `any`/],
  [
    'a bare column beside a query in text',
    'newsroom/articles/a.ts',
    `import { sql } from 'drizzle-orm'\nimport { texts } from '#db/schema/paper.ts'\nexport const a = sql<string>\`(select 1 from b where b.id = \${texts.articleId})\``,
    /newsroom\/articles\/a\.ts:3 uses a column without its table .* `qualify\(table\.column\)`/,
  ],
  [
    'a bare column that was taken out of its table',
    'newsroom/articles/a.ts',
    `import { texts } from '#db/schema/paper.ts'\nconst { articleId: id } = texts\nexport const a = sql\`exists (SELECT from b where b.id = \${id})\``,
    /uses a column without its table/,
  ],
  [
    'a bare column of an alias',
    'newsroom/articles/a.ts',
    `import { texts } from '#db/schema/paper.ts'\nconst other = alias(texts, 'other')\nexport const a = sql\`(select \${other.body})\``,
    /uses a column without its table/,
  ],
  [
    'a list of ids with a value for each',
    'newsroom/articles/a.ts',
    `import { inArray } from 'drizzle-orm'\nexport const a = inArray(stories.id, rows.map(({ id }) => id))`,
    /newsroom\/articles\/a\.ts:2 asks `inArray` with a list that is made: write `isAmong`/,
  ],
  [
    'the same of a set',
    'newsroom/articles/a.ts',
    `import { inArray } from 'drizzle-orm'\nexport const a = inArray(stories.id, [...new Set(ids)])`,
    /write `isAmong`/,
  ],
  [
    'an import of the desk’s words, upwards',
    'lib/a.ts',
    "import { useWords } from '#words'\nexport const a = useWords",
    /imports go only downwards/,
  ],
  ['a silenced compiler', 'lib/a.ts', '// @ts-ignore\nexport const a: string = 1', /silences the compiler/],
]

test.each(wrong)('%s is reported, and the message says where it belongs', (_, path, text, says) => {
  const found = faults(new Map([[path, text]]))
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(says)
})

test('client code that a page of the paper imports is reported', () => {
  const house = new Map([
    ['components/ui/button.tsx', `'use client'\nexport const Button = 1`],
    ['components/reader/page.tsx', `import { Button } from '#components/ui/button.tsx'\nexport const Page = Button`],
  ])
  expect(faults(house)).toEqual([expect.stringContaining('components/reader/page.tsx:1 imports components/ui/button.tsx')])
})

test('what a browser loads of the database, directly or by way of others, is reported; types and actions are not', () => {
  const house = new Map([
    ['components/audit/filters.tsx', `'use client'\nimport { verbs } from '#newsroom/audit/verbs.ts'\nexport const F = verbs`],
    ['newsroom/audit/verbs.ts', `import { auditVerbs } from '#db/schema/record.ts'\nexport const verbs = auditVerbs`],
    ['components/audit/row.tsx', `'use client'\nimport type { AuditVerb } from '#db/schema/record.ts'\nexport type R = AuditVerb`],
    ['app/desk/audit/actions.ts', `'use server'\nimport { audit } from '#db/schema/record.ts'\nexport const act = async () => audit`],
    ['app/desk/audit/button.tsx', `'use client'\nimport { act } from './actions.ts'\nexport const B = act`],
    ['db/schema/record.ts', 'export const auditVerbs = []\nexport const audit = 1\nexport type AuditVerb = string'],
  ])
  expect(faults(house)).toEqual([expect.stringContaining('newsroom/audit/verbs.ts:1 imports db/schema/record.ts, and browsers load')])
})

test('zod is reported where a browser would load it; its types, and what only the server loads, are not', () => {
  const house = new Map([
    ['components/editor/save.tsx', `'use client'\nimport { longest } from '#newsroom/articles/input.ts'\nexport const S = longest`],
    ['newsroom/articles/input.ts', `import { z } from 'zod'\nexport const longest = 100\nexport const input = z.string().max(longest)`],
    ['components/editor/actions.tsx', `'use client'\nimport type { z } from 'zod'\nexport type A = z.ZodString`],
    ['newsroom/articles/save.ts', `import { z } from 'zod'\nexport const save = z.string()`],
  ])
  expect(faults(house)).toEqual([expect.stringContaining('newsroom/articles/input.ts:1 imports zod, and browsers load')])
})

test('what a supported browser lacks is reported where browsers load it, not where the server does', () => {
  const uses = (what: string) => `export const look = () => ${what}`
  const house = new Map([
    ['components/a.tsx', `'use client'\nimport { look } from '#lib/b.ts'\nexport const A = () => look() ?? crypto.randomUUID()`],
    ['lib/b.ts', uses(`URL.parse('x')`)],
    ['components/editor/find/search/search-apart.ts', uses(`[...text.matchAll(/a/g)].map(String) ?? text.matchAll(/a/g).map(String)`)],
    ['components/c.tsx', `'use client'\nimport('./d.ts')\nexport const C = (m) => Object.values(m).map(String)`],
    ['components/d.ts', uses('row.scrollIntoViewIfNeeded() ?? rows.values().filter(Boolean) ?? requestIdleCallback(look)')],
    ['components/e.tsx', `'use client'\nexport const E = () => 'requestIdleCallback' in window && requestIdleCallback(E)`],
    ['newsroom/articles/f.ts', uses(`URL.parse('x') ?? crypto.randomUUID()`)],
    ['components/g.test.tsx', `'use client'\ncrypto.randomUUID() // crypto.randomUUID needs https`],
  ])
  expect(faults(house).map((fault) => fault.replace(/:(?= ).*/, ''))).toEqual([
    'components/a.tsx:3 uses crypto.randomUUID',
    'components/d.ts:1 uses scrollIntoViewIfNeeded',
    'components/d.ts:1 calls filter of an iterator, which Safari has from 18.4 on',
    'components/d.ts:1 uses requestIdleCallback',
    'components/editor/find/search/search-apart.ts:1 calls map of an iterator, which Safari has from 18.4 on',
    'lib/b.ts:1 uses URL.parse',
  ])
})

test('imports downwards, within a folder, or in a test are allowed', () => {
  const house = new Map([
    ['app/desk/page.tsx', `import { Feed } from '#components/feed/feed.tsx'\nexport default Feed`],
    ['newsroom/workflow/publish.ts', `import { placeInFeed } from '#newsroom/feed/place.ts'\nexport const publish = placeInFeed`],
    ['lib/b.ts', `export const keep = (found: string) => found\nconst kept = keep('a')\nexport const isKept = () => kept === 'a'`],
    ['newsroom/feed/place.ts', `import { tags } from '#lib/tags.ts'\nexport const placeInFeed = tags`],
    ['newsroom/articles/a.test.ts', `import { publish } from '#newsroom/workflow/publish.ts'\npublish()`],
    [
      'newsroom/articles/b.ts',
      `import { texts } from '#db/schema/paper.ts'\nexport const b = sql\`(select 1 from \${texts} where id = \${qualify(texts.articleId)} and by = \${actor.id})\`, c = sql\`\${texts.body} || ''\``,
    ],
    ['components/editor/text.tsx', `'use client'\n// any word may stand in a comment, even "any"\nexport const any = 'any'`],
  ])
  expect(faults(house)).toEqual([])
})

test('ten functions of the house may be longer than a screen, an eleventh is refused with the others', () => {
  const long = `export const a = () => {\n${'  a()\n'.repeat(60)}}`
  const house = (count: number) => new Map(Array.from({ length: count }, (_, index) => [`lib/a${index}.ts`, long] as const))
  expect(faults(house(10))).toEqual([])
  const refused = faults(house(11))
  expect(refused).toHaveLength(11)
  expect(refused[0]).toMatch(/is a function of 62 lines: 10 functions of the project may have more than 60, and 11 have/)
})

test('a thirteenth file of a folder of the editor is refused', () => {
  const folder = (count: number) =>
    new Map(Array.from({ length: count }, (_, index) => [`components/editor/nodes/a${index}.ts`, 'export const a = 1'] as const))
  expect(faults(folder(12))).toEqual([])
  expect(faults(folder(13))).toEqual([expect.stringMatching(/components\/editor\/nodes\/ has 13 files, the limit is 12/)])
})
