import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { closeDatabase, database } from '#db/client.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { draftFor } from '#newsroom/articles/draft-for.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'
import { saveVersion } from '#newsroom/articles/save-version.ts'
import { versionsOf } from '#newsroom/articles/versions-of.ts'
import { auditLog } from '#newsroom/audit/audit-log.ts'
import { auditLogInput } from '#newsroom/audit/input.ts'
import { libraryPage } from '#newsroom/media/library.ts'
import { noticesFor } from '#newsroom/notices/notices-for.ts'
import { feedPage } from '#newsroom/paper/front-page.ts'
import { publishedBySlug } from '#newsroom/paper/published-by-slug.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { readSectionKey, sectionPage } from '#newsroom/paper/section-page.ts'
import type { Person } from '#newsroom/people/person.ts'
import { searchStories } from '#newsroom/search/search-stories.ts'
import { findSyndicated } from '#newsroom/syndication/find-syndicated.ts'
import { sitemapIndex } from '#newsroom/syndication/sitemaps.ts'
import { otherDatabase } from '#testing/other-database.ts'
import { ownHome } from '#testing/pictures.ts'
import { keptUpgrades } from '#testing/upgrades.ts'
import { backupStore } from './backup-store.ts'
import { listBackups } from './list-backups.ts'
import { restoreBackup } from './restore-backup.ts'

ownHome()
const store = backupStore(keptUpgrades)
const kept = await listBackups(store)
const here = process.env.DATABASE_URL
afterAll(async () => {
  process.env.DATABASE_URL = here
  await closeDatabase()
})

/** Tables that a migration dropped, before there was decision 0052, and those of which a restore deletes rows. */
const takenAway = ['door_counters', 'edges', 'one_time_links', 'outside_checks']

test('newsrooms of several releases are kept, each with a row in every table', () => {
  expect(kept.length).toBeGreaterThan(2)
  for (const backup of kept) {
    if (backup.state !== 'whole') throw new Error(`${backup.name} is ${backup.state}`)
    expect(backup.manifest.tables.filter(({ rows }) => rows === 0).map(({ name }) => name)).toEqual([])
  }
})

test.each(kept)('the newsroom of $name comes to now, loses no row, and its pages answer', { timeout: 60_000 }, async (backup) => {
  if (backup.state !== 'whole') throw new Error(`${backup.name} is ${backup.state}`)
  const url = await otherDatabase('bare')
  process.env.GALLEY_HOME = mkdtempSync(join(tmpdir(), 'galley-upgrade-'))
  try {
    await restoreBackup(url, store, backup.name)
    await closeDatabase()
    process.env.DATABASE_URL = url
    const tables = backup.manifest.tables.filter(({ name }) => !takenAway.includes(name))
    const counts = await countRows(tables.map(({ name }) => name))
    expect(tables.filter(({ name, rows }) => (counts.get(name) ?? 0) < rows).map(({ name }) => name)).toEqual([])
    await readPublication(database())
    await askAsReader()
    await askAsEditor()
  } finally {
    rmSync(process.env.GALLEY_HOME, { recursive: true })
  }
})

async function countRows(tables: readonly string[]): Promise<Map<string, number>> {
  const each = tables.map((name) => `select '${name}' as name, count(*)::int as rows from public."${name}"`)
  const rows = await database().execute<{ name: string; rows: number }>(sql.raw(each.join(' union all ')))
  return new Map(rows.map(({ name, rows }) => [name, rows]))
}

async function askAsReader(): Promise<void> {
  const story = await publishedBySlug('en', 'the-published-story')
  expect(story?.headline).toBe('The published story')
  expect((await feedPage({ name: 'main', language: 'en' }, null)).stories.map(({ slug }) => slug)).toEqual(['the-published-story'])
  const section = await sectionBySlug('war')
  if (!section) throw new Error('the section is gone')
  expect((await sectionPage(section, 'en', readSectionKey(undefined))).stories.map(({ slug }) => slug)).toEqual(['the-published-story'])
  expect((await searchStories({ text: 'published', language: 'en' }, 'UTC', null)).stories).toHaveLength(1)
  expect(await findSyndicated({ kind: 'all' }, 'en')).toHaveLength(1)
  expect(await sitemapIndex('https://paper.test')).toContain('<sitemap>')
}

async function askAsEditor(): Promise<void> {
  const [row] = await database().execute<Person>(sql`
    select people.id, people.name, email, 'admin' as role, sessions.id as "sessionId", null as "deskLanguage"
    from people join sessions on sessions.person_id = people.id where role = 'admin' limit 1`)
  if (!row) throw new Error('the admin is gone')
  const { stories } = await deskStories(row, deskStoriesInput.parse({}))
  expect(stories.length).toBeGreaterThan(2)
  let saved = 0
  for (const { id } of stories) {
    expect((await draftFor(row, id))?.draft.headline).toMatch(/^The \S+ story$/)
    expect((await versionsOf(row, { articleId: id })).ok).toBe(true)
    // A version that is there already is not saved again.
    if ((await saveVersion(row, { articleId: id, name: 'After the upgrade', seenVersion: 1 })).ok) saved += 1
  }
  expect(saved).toBeGreaterThan(1)
  expect((await auditLog(row, auditLogInput.parse({}), 'UTC')).rows.length).toBeGreaterThan(0)
  expect((await libraryPage(row, {})).pictures.length).toBeGreaterThan(0)
  await noticesFor(row, {})
}
