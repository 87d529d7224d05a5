import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => join(folder, name))

test.each(['app/(reader)', 'components/reader'])('nothing in %s needs the framework’s scripts in the browser', (folder) => {
  const files = filesUnder(folder)
  expect(files.length).toBeGreaterThan(5)
  const guilty = files.filter((file) =>
    /^\s*['"]use client['"]|from 'next\/(?:link|image|script|dynamic)'/m.test(readFileSync(file, 'utf8')),
  )
  expect(guilty).toEqual([])
})
