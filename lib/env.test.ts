import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  databaseUrl,
  environmentProblems,
  makesBackups,
  newTimeZone,
  objectStore,
  port,
  publicUrl,
  secret,
  smtpUrl,
  websubHub,
} from './env.ts'

const names = [
  'DATABASE_URL',
  'GALLEY_READER_URL',
  'PUBLIC_URL',
  'PORT',
  'GALLEY_SECRET',
  'GALLEY_TIMEZONE',
  'GALLEY_LANGUAGES',
  'SMTP_URL',
  'GALLEY_HOME',
  'S3_BUCKET',
]
beforeEach(() => {
  for (const name of names) vi.stubEnv(name, undefined)
})
afterEach(() => void vi.unstubAllEnvs())

const wrong: [string, string, string][] = [
  ['DATABASE_URL', 'mysql://somewhere/galley', 'is not the address of a Postgres database'],
  ['DATABASE_URL', 'postgres://localhost', 'is not the address of a Postgres database'],
  ['GALLEY_READER_URL', 'reader', 'is not the address of a Postgres database'],
  ['PUBLIC_URL', 'news.example', 'is not an origin'],
  ['PUBLIC_URL', 'https://news.example/paper', 'is not an origin'],
  ['PORT', '0', 'is not a port'],
  ['PORT', '65536', 'is not a port'],
  ['PORT', '3000x', 'is not a port'],
  ['GALLEY_SECRET', 'short', 'is too short'],
  ['GALLEY_SECRET', 'a'.repeat(40), 'is too plain'],
  ['GALLEY_SECRET', 'changeme-changeme-changeme-1234567890', 'is an example'],
  ['GALLEY_SECRET', 'your-secret-key-here-0123456789abcdef', 'is an example'],
  ['GALLEY_LANGUAGES', 'uk,xx', 'is not a list of languages'],
  ['GALLEY_LANGUAGES', 'uk,uk', 'is not a list of languages'],
  ['GALLEY_TIMEZONE', 'Kyiv', 'is not a time zone'],
  ['GALLEY_TIMEZONE', '+02:00', 'is not a time zone'],
  ['SMTP_URL', 'mail.example', 'is not the address of a mail server'],
  ['S3_BUCKET', 'NOT A BUCKET', 'is not the name of a bucket'],
  ['GALLEY_OUTWARD', 'no', 'is neither on nor off'],
]
test.each(wrong)('%s=%s is refused in one sentence with its name', (name, value, says) => {
  vi.stubEnv(name, value)
  const [sentence] = environmentProblems()
  expect(sentence).toContain(`${name} ${says}`)
  expect(sentence).toMatch(/\.$/)
  expect(sentence).not.toContain('\n')
})

test('a wrong value is also refused when it is read', () => {
  vi.stubEnv('PORT', 'http')
  expect(port).toThrow('PORT is not a port')
})

test('an object store needs all settings or none', () => {
  expect(objectStore()).toBeUndefined()
  vi.stubEnv('S3_BUCKET', 'pictures')
  expect(environmentProblems()).toEqual([
    expect.stringContaining('S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY are not set, but S3_BUCKET is'),
  ])
})

test('a copy that sends nothing has no mail server, no hub and no backups, whatever else is set', () => {
  const given = { SMTP_URL: 'smtp://mail.example', WEBSUB_HUB: 'https://hub.example/', GALLEY_BACKUP: 'on' }
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value)
  const read = () => [smtpUrl(), websubHub(), makesBackups()]
  expect(read()).toEqual(['smtp://mail.example', 'https://hub.example/', true])
  vi.stubEnv('GALLEY_OUTWARD', 'off')
  expect(read()).toEqual([undefined, undefined, false])
  vi.stubEnv('GALLEY_OUTWARD', 'on')
  expect(read()).toEqual(['smtp://mail.example', 'https://hub.example/', true])
})

test('without anything set, the defaults are localhost and UTC', () => {
  expect(environmentProblems()).toEqual([])
  expect([port(), publicUrl(), newTimeZone()]).toEqual([3000, 'http://localhost:3000', 'UTC'])
  expect(databaseUrl).toThrow('DATABASE_URL is not set')
})

test('a secret stored in GALLEY_HOME is used, with the same checks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-env-'))
  vi.stubEnv('GALLEY_HOME', folder)
  try {
    expect(secret).toThrow('GALLEY_SECRET is not set')
    writeFileSync(join(folder, 'secret'), 'Zm9yIHRlc3RzIG9ubHksIGJ1dCBsb25nIGVub3VnaA\n')
    expect(secret()).toBe('Zm9yIHRlc3RzIG9ubHksIGJ1dCBsb25nIGVub3VnaA')
    writeFileSync(join(folder, 'secret'), 'short')
    expect(secret).toThrow('secret is too short')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
