import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

const keepOnly: (source: string) => string = createRequire(import.meta.url)('./desk-languages-only.cjs')

test('of each list of languages of react-aria those of the desk stay, and nothing else', () => {
  const lists = globSync('node_modules/react-{aria,aria-components,stately}/dist/private/**/intlStrings.mjs')
  expect(lists.length).toBeGreaterThan(10)
  for (const path of lists) {
    const kept = keepOnly(readFileSync(path, 'utf8'))
    expect(
      [...kept.matchAll(/from "[^"]*\/([\w-]+)\.mjs";/g)].map(([, name]) => name),
      path,
    ).toEqual(['en-US', 'uk-UA'])
    expect(
      [...kept.matchAll(/"([a-z]{2}-[A-Z]{2})":/g)].map(([, name]) => name),
      path,
    ).toEqual(['en-US', 'uk-UA'])
    expect(kept).toContain(' as default}')
  }
})
