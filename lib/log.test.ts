import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log, takeConsole } from './log.ts'
import { LogBounds } from './log-bounds.ts'
import { formatLine, readLine } from './log-line.ts'
import { hideSecrets, pathToLog } from './log-secrets.ts'
import { withRequest } from './request.ts'

let written: string[] = []
beforeEach(() => {
  written = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  delete (globalThis as { galleyLog?: unknown }).galleyLog // each test begins a log of its own
  vi.stubEnv('GALLEY_PROCESS', 'web')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})
const lines = () => written.map((line) => JSON.parse(line))

test('a line is one JSON object with the time, the level, the process, the request and the message', () => {
  withRequest('3f2a91c0de55', () => log('info', 'ready on port 3000', { ms: 12 }))
  log('warn', 'outside of any request')
  expect(lines()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
      process: 'web',
      requestId: '3f2a91c0de55',
      ms: 12,
      message: 'ready on port 3000',
    },
    { level: 'warn', time: expect.any(String), process: 'web', message: 'outside of any request' },
  ])
  expect(written.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
})

test('an error has its name, message, place and causes, and nothing else that hangs on it', () => {
  const cause = Object.assign(new Error('the connection is closed'), { code: 'ECONNRESET', headers: { cookie: 'galley-session=x' } })
  log('error', 'no answer', { error: new TypeError('no page\nof two lines', { cause }) })
  expect(lines()[0].error).toEqual({
    name: 'TypeError',
    message: 'no page\nof two lines',
    stack: expect.stringMatching(/^at .*log\.test\.ts:\d+:\d+/),
    cause: { name: 'Error', message: 'the connection is closed', stack: expect.stringMatching(/^at /), code: 'ECONNRESET' },
  })
})

test('lines below GALLEY_LOG_LEVEL are not written', () => {
  vi.stubEnv('GALLEY_LOG_LEVEL', 'warn')
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log(level, `at ${level}`)
  expect(lines().map(({ level }) => level)).toEqual(['warn', 'error'])
})

const token = 'q3Zk9v0yT1Jb6nXw2Lr8Md5Hc7Fg4Ps0Ae_Ui-Oy1Kz'
const story = 'The mayor resigned on Tuesday, as nobody knows yet.'

test.each([
  ['the password of a database', 'cannot reach postgres://galley:hunter22@db.example:5432/galley', 'hunter22'],
  ['a link of a mail', `https://news.example/desk/sign-in?token=${token}`, token],
  ['a preview link', `/preview/${token}/media/x`, token],
  ['a query string', 'GET /search?q=my+illness failed', 'illness'],
  ['a cookie', 'Cookie: galley-session=eyJhbGciOiJkaXIi; theme=dark', 'galley-session'],
  ['a session id', `session=${token.slice(0, 20)}`, token.slice(0, 20)],
  ['a password in JSON', '{"email":"a@b.example","password":"correct horse"}', 'correct'],
  ['a bearer of the API', 'Authorization: Bearer galley_abcdefgh', 'galley_abcdefgh'],
  ['the signature of an object store', 'AWS4-HMAC-SHA256 Signature=0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978', '0f1e2d3c4b5a'],
  ['a key of a backup', 'AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQ cannot open it', '1QYQSZQGP'],
  ['the text of a story in a query', `Failed query: insert into "drafts" values ($1)\nparams: 7,${story}`, 'mayor'],
])('%s is not in the log: as a message, in an error, in a detail, and on the console', (_, text, secret) => {
  takeConsole()
  log('error', text)
  log('error', 'an error', { error: new Error(text, { cause: new Error(text) }) })
  log('error', 'a detail', { path: text })
  console.error(text)
  console.error(new Error(text))
  expect(written).toHaveLength(5)
  expect(written.join('')).not.toContain(secret)
})

test('what a library says of itself is for debug; what it warns of is not', () => {
  takeConsole((message) => message.startsWith('- '))
  console.log('- Local: http://127.0.0.1:3001')
  console.warn('- a warning')
  console.log('something else')
  expect(written.map((line) => JSON.parse(line).message)).toEqual(['- a warning', 'something else'])
  takeConsole()
})

test('the secrets of this installation are hidden wherever they turn up', () => {
  vi.stubEnv('GALLEY_SECRET', 'a secret of words, long enough')
  vi.stubEnv('S3_SECRET_ACCESS_KEY', 'shortkey')
  vi.stubEnv('SMTP_URL', 'smtps://desk:p%40ssword@mail.example')
  expect(hideSecrets('with a secret of words, long enough and shortkey and p@ssword')).toBe('with … and … and …')
})

test('ids, paths and sentences stay as they are', () => {
  const kept = 'renditions of 0190a6b0-0000-7000-8000-000000000000 failed at /work/services/edge/strip-framework.test.ts:12 (try 2 of 4)'
  expect(hideSecrets(kept)).toBe(kept)
  expect(pathToLog('/desk/articles/0190a6b0-0000-7000-8000-000000000000/draft?since=4')).toBe(
    '/desk/articles/0190a6b0-0000-7000-8000-000000000000/draft',
  )
})

test('a flood of one error is written ten times and counted, others come through, and after ten seconds it begins anew', () => {
  let now = 0
  const bounds = new LogBounds(() => now)
  expect(Array.from({ length: 1_000 }, () => bounds.allowKind('no answer')).filter(Boolean)).toHaveLength(10)
  expect(bounds.allowKind('another')).toBe(true)
  expect(bounds.describeLeftOut()).toEqual([])
  now = 10_000
  expect(bounds.describeLeftOut()).toEqual(['left out 990 more lines like: no answer'])
  expect(bounds.allowKind('no answer')).toBe(true)
})

test('errors that differ in numbers and ids alone are one kind', () => {
  for (let each = 0; each < 50; each += 1) log('error', `story ${each} of 0190a6b0-0000-7000-8000-${String(each).padStart(12, '0')} failed`)
  expect(written).toHaveLength(10)
})

test('a process that writes ever new lines is held to a size that a disk can keep', () => {
  let now = 0
  const bounds = new LogBounds(() => now)
  let bytes = 0
  for (; now < 86_400_000; now += 100) if (bounds.allowBytes(4_000)) bytes += 4_000
  expect(bytes).toBeLessThan(700_000_000)
  expect(bounds.describeLeftOut()).toEqual([expect.stringMatching(/^left out \d+ lines, because this process writes too much$/)])
})

test('at a terminal the same line is a sentence with its process, its details and the place of the error', () => {
  log('error', 'no answer', { error: new Error('it is closed'), requestId: '3f2a91c0de55', path: '/desk' })
  const read = readLine(written[0] ?? '')
  expect(read && formatLine(read).split('\n').slice(0, 3)).toEqual([
    'web      | no answer (path /desk, request 3f2a91c0de55)',
    'web      | Error: it is closed',
    expect.stringMatching(/^web {6}\| {5}at /),
  ])
  expect(readLine('Listening on 3000')).toBeNull()
})
