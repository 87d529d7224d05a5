import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startQuickly } from './quick-start.ts'
import { root } from './supervise.ts'

const program = `
  const { pgTable, text } = await import('drizzle-orm/pg-core')
  const { eq } = await import('drizzle-orm')
  const { PgColumn } = await import('drizzle-orm/pg-core/columns/common')
  const table = pgTable('stories', { slug: text() })
  console.log(JSON.stringify({ isOne: table.slug instanceof PgColumn, said: typeof eq(table.slug, 'a').getSQL, heap: process.memoryUsage().heapTotal }))`

async function runWith(options: string | undefined) {
  const environment: Record<string, string | undefined> = { ...process.env, NODE_OPTIONS: options }
  if (!options) delete environment.NODE_OPTIONS
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    env: { ...environment, NODE_ENV: 'test' },
  })
  return JSON.parse(stdout) as { isOne: boolean; said: string; heap: number }
}

test('a process loads the same Drizzle, in a fraction of the memory', { timeout: 120_000 }, async () => {
  const environment: Record<string, string | undefined> = {}
  startQuickly(environment)
  const [quick, usual] = [await runWith(environment.NODE_OPTIONS), await runWith(undefined)]
  expect(quick).toMatchObject({ isOne: true, said: 'function' })
  expect(usual).toMatchObject({ isOne: true, said: 'function' })
  // When this fails because `usual` is small too, Node or Drizzle was mended, and skip-lookups.ts can go.
  expect(quick.heap).toBeLessThan(usual.heap / 2)
})

test('what an operator gave to Node stays, and nothing is said twice', () => {
  const environment: Record<string, string | undefined> = { NODE_OPTIONS: '--max-http-header-size=8192', NODE_COMPILE_CACHE: '/elsewhere' }
  startQuickly(environment)
  startQuickly(environment)
  expect(environment.NODE_OPTIONS).toMatch(/^--max-http-header-size=8192 --import=file:\/\/\S+skip-lookups\.ts$/)
  expect(environment.NODE_COMPILE_CACHE).toBe('/elsewhere')
})
