import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { wireFeeds as feedRows } from '#db/schema/wire.ts'
import { addWireFeed } from '#newsroom/wire/add-wire-feed.ts'
import { brokenWireFeeds } from '#newsroom/wire/broken-wire-feeds.ts'
import { wireFeedInput } from '#newsroom/wire/input.ts'
import { sweepWire } from '#newsroom/wire/sweep-wire.ts'
import { wireList } from '#newsroom/wire/wire-list.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { makeStory } from './make-story.ts'
import { readWireFeed } from './read-wire-feed.ts'
import { readWireFolder } from './read-wire-folder.ts'
import { wireOfStory } from './wire-of-story.ts'

let cast: Cast
let home: string
beforeAll(async () => {
  cast = await seedCast()
  home = await mkdtemp(join(tmpdir(), 'galley-wire-folder-'))
  vi.stubEnv('GALLEY_HOME', home)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(home, { recursive: true })
})
beforeEach(async () => {
  await database().execute(sql`truncate wire_feeds, wire_items, wire_sightings`)
  await rm(join(home, 'wire'), { recursive: true, force: true })
})

async function addFolder(name: string): Promise<string> {
  const given = { name: `Agency ${name}`, url: `folder:${name}`, language: 'en', licence: 'Credit the agency.', minutes: 5 }
  const added = await addWireFeed(cast.marta, wireFeedInput.parse(given))
  if (!added.ok) throw new Error(added.problem)
  await mkdir(join(home, 'wire', name), { recursive: true })
  return added.value.feedId
}

/** Written so many seconds ago. */
async function put(folder: string, name: string, text: string, seconds = 60): Promise<void> {
  const path = join(home, 'wire', folder, name)
  await writeFile(path, text)
  const at = Date.now() / 1000 - seconds
  await utimes(path, at, at)
}

async function readNow(feedId: string) {
  await database().update(feedRows).set({ nextAt: sql`now() - interval '1 minute'` }).where(eq(feedRows.id, feedId))
  await readWireFeed(feedId)
  const [feed] = await database().select().from(feedRows).where(eq(feedRows.id, feedId))
  if (!feed) throw new Error('the feed is gone')
  return feed
}

const ninjs = (uri: string, headline: string, more: object = {}) =>
  JSON.stringify({ uri, type: 'text', version: '1', headline, body_html: `<p>Text of ${headline}.</p>`, ...more })
const headlines = async () => (await wireList(cast.olena, { show: 'all' })).rows.map(({ headline }) => headline).sort()
const shelf = async (folder: string, name: 'done' | 'failed') =>
  (await readdir(join(home, 'wire', folder, name)).catch(() => [] as string[])).sort()

test('an address of a folder names one in GALLEY_HOME/wire, and nothing else', async () => {
  const given = { name: 'Agency', language: 'en', licence: '', minutes: 5 }
  for (const url of ['folder:agency', 'folder:agency-2'])
    expect(wireFeedInput.safeParse({ ...given, url }), url).toMatchObject({ success: true })
  for (const url of [
    'folder:',
    'folder:..',
    'folder:../..',
    'folder:a/b',
    'folder:-a',
    'folder:A',
    `folder:${'a'.repeat(61)}`,
    'file:///etc',
  ])
    expect(wireFeedInput.safeParse({ ...given, url }), url).toMatchObject({ success: false })
})

test('two folders: each file brings its texts once and is put away', async () => {
  const [one, other] = [await addFolder('one'), await addFolder('other')]
  await put('one', 'first.json', ninjs('urn:first', 'The first ferry'))
  await put('one', 'second.json', ninjs('urn:second', 'The second ferry'))
  await put('other', 'first.json', ninjs('urn:third', 'The third ferry'))
  expect(await readNow(one)).toMatchObject({ failures: 0, problem: null, lookedAt: expect.any(Date), newAt: expect.any(Date) })
  expect(await headlines()).toEqual(['The first ferry', 'The second ferry'])
  await readNow(other)
  expect(await headlines()).toEqual(['The first ferry', 'The second ferry', 'The third ferry'])
  expect(await shelf('one', 'done')).toEqual(['first.json', 'second.json'])
  // The same text under another name, and another text under the same name.
  await put('one', 'again.json', ninjs('urn:first', 'The first ferry'))
  await put('one', 'first.json', ninjs('urn:fourth', 'The fourth ferry'))
  await readNow(one)
  expect(await headlines()).toEqual(['The first ferry', 'The fourth ferry', 'The second ferry', 'The third ferry'])
  expect(await shelf('one', 'done')).toHaveLength(4)
})

test('what is not whole, hidden, a folder or a link is left alone', async () => {
  const feedId = await addFolder('one')
  await put('one', 'now.json', ninjs('urn:now', 'Still written'), 1)
  await put('one', '.hidden.json', ninjs('urn:hidden', 'Hidden'))
  await put('one', 'half.json.part', ninjs('urn:half', 'Half'))
  await mkdir(join(home, 'wire/one/folder.json'))
  await put('one', '../secret.json', ninjs('urn:secret', 'A secret'))
  await symlink(join(home, 'wire/secret.json'), join(home, 'wire/one/link.json'))
  expect(await readNow(feedId)).toMatchObject({ failures: 0, problem: null, newAt: null })
  expect(await headlines()).toEqual([])
  expect((await readdir(join(home, 'wire/one'))).length).toBe(5)
})

test('a file that cannot be read is put away with the reason, keeps no other from coming, and is told until it is cleared away', async () => {
  const feedId = await addFolder('one')
  await put('one', 'a.json', '{"uri": 1')
  await put('one', 'b.xml', '<rss version="2.0"><channel><title>x</title><item><title>Half')
  await put('one', 'c.bin', '\u0000\u0001'.repeat(40))
  await put('one', 'd.json', ninjs('urn:\u0000', 'No key'))
  await put('one', 'e.xml', `<rss><channel>${'x'.repeat(5_100_000)}</channel></rss>`)
  await put('one', 'z.json', ninjs('urn:good', 'The good one'))
  const feed = await readNow(feedId)
  expect(await headlines()).toContain('The good one')
  expect(feed.problem).toMatch(/^wire\/one\/failed has \d of its files; the newest is \w\.\w+: it/)
  const failed = await shelf('one', 'failed')
  expect(failed).toEqual(expect.arrayContaining(['a.json', 'a.json.why.txt', 'c.bin', 'd.json', 'e.xml', 'e.xml.why.txt']))
  expect(await readFile(join(home, 'wire/one/failed/e.xml.why.txt'), 'utf8')).toBe('it is larger than 5 MB\n')
  for (const _ of [2, 3]) await readNow(feedId)
  expect(await brokenWireFeeds()).toEqual(['Agency one'])
  await rm(join(home, 'wire/one/failed'), { recursive: true })
  expect(await readNow(feedId)).toMatchObject({ failures: 0, problem: null, pausedAt: null })
})

test('a folder in which nothing can be moved: its texts come in once, and the feed says so', async () => {
  const feedId = await addFolder('one')
  await put('one', 'first.json', ninjs('urn:first', 'The first ferry'))
  await put('one', 'second.json', ninjs('urn:second', 'The second ferry'))
  const [feed] = await database().select().from(feedRows).where(eq(feedRows.id, feedId))
  if (!feed) throw new Error('the feed is gone')
  const refuse = () => Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))
  for (const _ of [1, 2]) await readWireFolder(feed, 'one', refuse)
  expect(await headlines()).toEqual(['The first ferry', 'The second ferry'])
  const [after] = await database().select().from(feedRows).where(eq(feedRows.id, feedId))
  expect(after?.problem).toMatch(/^wire\/one\/second\.json was read and cannot be put away: /)
})

test('no folder: the feed says so', async () => {
  const feedId = await addFolder('one')
  await rm(join(home, 'wire/one'), { recursive: true })
  expect((await readNow(feedId)).problem).toBe('there is no folder wire/one in GALLEY_HOME')
  await mkdir(join(home, 'wire/one'))
  expect((await readNow(feedId)).problem).toBeNull()
})

test('a kill that comes as a file takes the text out, and its story says so', async () => {
  const feedId = await addFolder('one')
  await put('one', 'first.json', ninjs('urn:first', 'The first ferry'))
  await put('one', 'second.json', ninjs('urn:second', 'The second ferry'))
  await readNow(feedId)
  const rows = (await wireList(cast.olena, { show: 'all' })).rows
  const made = await makeStory(cast.olena, { itemId: rows.find(({ headline }) => headline === 'The first ferry')?.id ?? '' })
  if (!made.ok) throw new Error(made.problem)
  await put('one', 'kill.json', ninjs('urn:first', 'The first ferry', { version: '2', pubstatus: 'canceled' }))
  await readNow(feedId)
  expect(await wireOfStory(cast.olena, made.value.articleId)).toMatchObject({ recall: expect.any(String) })
  expect((await wireList(cast.olena, { show: 'all' })).rows.filter(({ isRecalled }) => isRecalled)).toHaveLength(1)
})

test('many files are taken in several looks, and what was put away long ago is deleted', async () => {
  const feedId = await addFolder('one')
  for (let at = 0; at < 210; at += 1) await put('one', `${at}.json`, ninjs(`urn:${at}`, `Ferry ${at}`), 1000 - at)
  await readNow(feedId)
  expect(await shelf('one', 'done')).toHaveLength(200)
  expect(existsSync(join(home, 'wire/one/209.json'))).toBe(true)
  await readNow(feedId)
  expect(await shelf('one', 'done')).toHaveLength(210)
  const old = Date.now() / 1000 - 31 * 24 * 3600
  await utimes(join(home, 'wire/one/done/7.json'), old, old)
  await sweepWire()
  expect(await shelf('one', 'done')).toHaveLength(209)
}, 120_000)

test('while a shelf is a link nothing is taken, and the feed says so', async () => {
  const feedId = await addFolder('one')
  await mkdir(join(home, 'media'), { recursive: true })
  await symlink('../../media', join(home, 'wire/one/done'))
  await put('one', 'first.json', ninjs('urn:first', 'The first ferry'))
  expect((await readNow(feedId)).problem).toBe('wire/one/done is not a folder: remove it, and the files of wire/one are taken')
  expect(await headlines()).toEqual([])
  await rm(join(home, 'wire/one/done'))
  expect((await readNow(feedId)).problem).toBeNull()
  expect(await shelf('one', 'done')).toEqual(['first.json'])
  expect(await readdir(join(home, 'media'))).toEqual([])
})
