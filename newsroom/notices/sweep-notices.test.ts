import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { notices } from '#db/schema/notices.ts'
import { keepMail, mostMails } from '#lib/mail-folder.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome } from '#testing/pictures.ts'
import { sweepNotices } from './sweep-notices.ts'

const home = ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('a notice is deleted after 180 days, read or not, and not before', async () => {
  const ages = [181, 181, 179, 0]
  await database()
    .insert(notices)
    .values(
      ages.map((days, at) => ({
        ...{ personId: cast.marta.id, kind: 'submitted' as const, key: `${days} days, ${at}` },
        createdAt: sql`now() - make_interval(days => ${days})`,
        readAt: at === 0 ? sql`now()` : null,
      })),
    )
  await sweepNotices()
  const left = await database().select({ key: notices.key }).from(notices).orderBy(notices.key)
  expect(left).toEqual([{ key: '0 days, 3' }, { key: '179 days, 2' }])
})

test('with it go mails of the folder that are older than 30 days, and nothing else of the folder', async () => {
  const folder = join(home, 'mail')
  mkdirSync(folder, { recursive: true })
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000)
  for (const [name, days] of [
    ['old.eml', 31],
    ['young.eml', 29],
    ['old.txt', 31],
  ] as const) {
    writeFileSync(join(folder, name), 'a mail')
    utimesSync(join(folder, name), daysAgo(days), daysAgo(days))
  }
  await sweepNotices()
  expect(readdirSync(folder).sort()).toEqual(['old.txt', 'young.eml'])
})

test('of the mails of the folder the newest 500 stay, and only their owner reads them', async () => {
  const folder = join(home, 'mail')
  for (let number = 0; number < mostMails; number += 1) writeFileSync(join(folder, `0000-${String(number).padStart(3, '0')}.eml`), 'a mail')
  await keepMail(Buffer.from('the newest'))
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort()
  expect(names).toHaveLength(mostMails)
  expect(names).not.toContain('0000-000.eml')
  const newest = names.find((name) => readFileSync(join(folder, name), 'utf8') === 'the newest')
  expect(statSync(join(folder, newest ?? '')).mode & 0o777).toBe(0o600)
})
