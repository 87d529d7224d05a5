import { eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { attachmentIds, drafts } from '#db/schema/articles.ts'
import { attachments, liveAttachments, pageAttachments } from '#db/schema/attachments.ts'
import { media } from '#db/schema/media.ts'
import { pages, pageTexts } from '#db/schema/pages.ts'
import { audit } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { snippets } from '#db/schema/snippets.ts'
import { storyTemplates } from '#db/schema/templates.ts'
import { draftVersions } from '#db/schema/versions.ts'
import type { AttachmentFormat } from '#lib/attachments.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import type { LibraryQuery } from '#newsroom/media/input.ts'
import { attachmentKey } from '#newsroom/media/storage-keys.ts'
import { sweepFiles } from '#newsroom/media/sweep.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { mp3File } from '#testing/recordings.ts'
import { addAttachment } from './add-attachment.ts'
import { deleteAttachment } from './delete-attachment.ts'
import { describeAttachment } from './describe-attachment.ts'
import { filesPage, libraryFile, libraryFiles } from './library-files.ts'
import { restoreAttachment } from './restore-attachment.ts'
import { sweepDeletedAttachments } from './sweep-deleted.ts'
import { usageOfAttachment } from './usage.ts'
import { wholeLibrary } from './whole-library.ts'

let cast: Cast
let made = 0
beforeAll(async () => {
  cast = await seedCast()
})

const shapes = {
  audio: { kind: 'audio', format: 'mp3', seconds: 60 },
  video: { kind: 'video', format: 'mp4', seconds: 60, width: 320, height: 180 },
  document: { kind: 'document', format: 'pdf', pages: 3 },
  captions: { kind: 'captions', format: 'vtt' },
} as const

type Facts = Partial<typeof attachments.$inferInsert>

async function newFile(kind: keyof typeof shapes = 'audio', facts: Facts = {}): Promise<string> {
  made += 1
  const hash = made.toString(16).padStart(64, '0')
  const [row] = await database()
    .insert(attachments)
    .values({ ...shapes[kind], hash, sourceHash: hash, name: `file-${made}`, bytes: 1, createdBy: cast.olena.id, ...facts })
    .returning({ id: attachments.id })
  return row?.id ?? ''
}

const namesIn = async (query: LibraryQuery) => (await wholeLibrary(cast.marta, query)).items.map(({ name }) => name).sort()

describe('the library of pictures and files', () => {
  beforeEach(async () => {
    await database().delete(attachments)
    await database().delete(media)
  })

  async function newPictures(facts: Partial<typeof media.$inferInsert>[]) {
    const row = { format: 'jpeg', bytes: 1, width: 10, height: 10 }
    await database()
      .insert(media)
      .values(facts.map((one, index) => ({ ...row, name: `photo-${index}`, hash: index.toString(16).padStart(64, 'f'), ...one })))
  }

  test('has no page of nothing', async () => {
    expect(await wholeLibrary(cast.olena, {})).toEqual({ items: [], next: null })
    expect(await wholeLibrary(cast.olena, { kind: 'video', words: 'harbour' })).toEqual({ items: [], next: null })
  })

  test.each([
    [0, 95],
    [95, 0],
    [95, 62],
    [40, 40],
  ])('is paged by key, newest first, each once: %i pictures, %i files', async (pictures, files) => {
    // Three of each kind per instant, so that pages end within one instant.
    const at = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, Math.floor(index / 3)))
    if (pictures > 0) await newPictures(Array.from({ length: pictures }, (_, index) => ({ createdAt: at(index) })))
    for (let index = 0; index < files; index++) await newFile('audio', { createdAt: at(index) })
    const found: { id: string; createdAt: string }[] = []
    const sizes: number[] = []
    let after: string | undefined
    do {
      const page = await wholeLibrary(cast.olena, { after })
      found.push(...page.items)
      sizes.push(page.items.length)
      after = page.next ?? undefined
    } while (after)
    expect(new Set(found.map(({ id }) => id)).size).toBe(pictures + files)
    expect(found).toHaveLength(pictures + files)
    expect(found.map(({ createdAt }) => createdAt)).toEqual(
      found
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    )
    expect(Math.max(...sizes)).toBeLessThanOrEqual(40)
    expect(sizes.at(-1)).toBeGreaterThan(0)
  })

  test('is narrowed to a kind, and by words of its name, title, caption, credit and transcript', async () => {
    await newPictures([{ name: 'harbour.jpg' }, { name: 'tram.jpg' }])
    await newFile('audio', { name: 'one.mp3', title: 'The harbour at night' })
    await newFile('audio', { name: 'two.mp3', transcript: 'Ships leave the HARBOUR at six.' })
    await newFile('video', { name: 'three.mp4', caption: 'Harbour', credit: 'Olena' })
    await newFile('video', { name: 'four.mp4', credit: '100% of harbour_' })
    await newFile('document', { name: 'budget.pdf' })
    await newFile('captions', { name: 'harbour.vtt' })
    expect(await namesIn({ words: 'harbour' })).toEqual(['four.mp4', 'harbour.jpg', 'harbour.vtt', 'one.mp3', 'three.mp4', 'two.mp3'])
    expect(await namesIn({ words: 'olena harbour' })).toEqual(['three.mp4'])
    expect(await namesIn({ words: '100%' })).toEqual(['four.mp4'])
    expect(await namesIn({ words: '\\' })).toEqual([])
    expect(await namesIn({ kind: 'picture' })).toEqual(['harbour.jpg', 'tram.jpg'])
    expect(await namesIn({ kind: 'audio' })).toEqual(['one.mp3', 'two.mp3'])
    expect(await namesIn({ kind: 'video', words: 'harbour' })).toEqual(['four.mp4', 'three.mp4'])
    expect(await namesIn({ kind: 'document' })).toEqual(['budget.pdf'])
    expect(await namesIn({ kind: 'captions' })).toEqual(['harbour.vtt'])
  })

  test('has no transcripts, which may be long: null stands for one', async () => {
    await newFile('audio', { name: 'said.mp3', transcript: 'Good evening.' })
    await newFile('video', { name: 'silent.mp4' })
    const { items } = await wholeLibrary(cast.olena, {})
    expect(Object.fromEntries(items.map((item) => [item.name, 'transcript' in item && item.transcript]))).toEqual({
      'said.mp3': null,
      'silent.mp4': '',
    })
  })

  test('is narrowed to what must be looked after; files have no rights, places or people', async () => {
    await newPictures([{ name: 'tram.jpg', credit: 'Olena', place: 'Odesa', peopleShown: 'Iryna' }, { name: 'quay.jpg' }])
    const captions = await newFile('captions', { name: 'words.vtt' })
    await newFile('audio', { name: 'said.mp3', transcript: 'Good evening.', credit: 'Olena' })
    await newFile('audio', { name: 'unsaid.mp3' })
    await newFile('video', { name: 'captioned.mp4', captionsId: captions })
    await newFile('video', { name: 'silent.mp4' })
    await newFile('document', { name: 'budget.pdf', title: 'Odesa Iryna' })
    expect(await namesIn({ part: 'no-transcript' })).toEqual(['silent.mp4', 'unsaid.mp3'])
    expect(await namesIn({ part: 'no-transcript', kind: 'picture' })).toEqual([])
    expect(await namesIn({ part: 'no-credit' })).toEqual(['budget.pdf', 'captioned.mp4', 'quay.jpg', 'silent.mp4', 'unsaid.mp3'])
    expect(await namesIn({ part: 'unused', kind: 'captions' })).toEqual([])
    expect(await namesIn({ part: 'unused', kind: 'video' })).toEqual(['captioned.mp4', 'silent.mp4'])
    expect(await namesIn({ part: 'no-alt', kind: 'audio' })).toEqual([])
    expect(await namesIn({ place: 'odesa' })).toEqual(['tram.jpg'])
    expect(await namesIn({ person: 'iryna', kind: 'document' })).toEqual([])
  })

  test('is searched and paged along indexes', async () => {
    const planOf = (query: ReturnType<typeof sql>) =>
      database().transaction(async (tx) => {
        await tx.execute(sql`set local enable_seqscan = off`)
        return JSON.stringify(await tx.execute(sql`explain ${query}`))
      })
    const words = sql`(name || ' ' || title || ' ' || caption || ' ' || credit || ' ' || transcript)`
    expect(await planOf(sql`select id from attachments where ${words} ilike '%harbour%'`)).toContain('attachments_words')
    const newest = sql`order by created_at desc nulls first, id desc nulls first limit 41`
    expect(await planOf(sql`select id from attachments ${newest}`)).toContain('attachments_newest')
    expect(await planOf(sql`select id from attachments where kind = 'video' ${newest}`)).toContain('attachments_kind')
    const asked = sql`to_jsonb(array['019aaaaa-0000-7000-8000-000000000000'])`
    expect(await planOf(sql`select article_id from drafts where ${attachmentIds(sql`body`)} @> ${asked}`)).toContain(
      'drafts_all_attachments',
    )
    expect(
      await planOf(sql`select article_id from drafts where suggested is not null and ${attachmentIds(sql`suggested`)} @> ${asked}`),
    ).toContain('drafts_all_suggested_attachments')
  })

  test('is closed to who does not see it', async () => {
    const guest = { ...cast.olena, role: 'guest' as const }
    await expect(wholeLibrary(guest, {})).rejects.toThrow(NotAllowed)
    await expect(filesPage(guest, {})).rejects.toThrow(NotAllowed)
    await expect(libraryFiles(guest, [])).rejects.toThrow(NotAllowed)
    await expect(usageOfAttachment(guest, cast.olena.id)).rejects.toThrow(NotAllowed)
    await expect(libraryFile(cast.olena, cast.olena.id)).rejects.toThrow(NotFound)
  })
})

describe('what is said of a file', () => {
  test('is changed by who added it and by editors; what is left out stays', async () => {
    const [one, other] = [await newFile(), await newFile()]
    expect(await describeAttachment(cast.olena, { id: one, title: 'The harbour', transcript: 'Good\nevening' })).toMatchObject({ ok: true })
    expect(await describeAttachment(cast.marta, { id: one, credit: 'Olena' })).toMatchObject({ ok: true })
    expect(await libraryFile(cast.danylo, one)).toMatchObject({
      ...{ title: 'The harbour', transcript: 'Good\nevening', credit: 'Olena', caption: '' },
      ...{ mayDescribe: false, mayDelete: false, addedBy: 'Olena' },
    })
    expect(await libraryFile(cast.olena, other)).toMatchObject({ title: '', credit: '', mayDescribe: true, mayDelete: true })
    await expect(describeAttachment(cast.danylo, { id: one, title: 'Mine' })).rejects.toThrow(NotAllowed)
    await expect(describeAttachment(cast.marta, { id: cast.marta.id, title: 'None' })).rejects.toThrow(NotFound)
  })

  test('what says nothing new is no act', async () => {
    const id = await newFile('document', { title: 'Budget' })
    await describeAttachment(cast.olena, { id, title: 'Budget' })
    await describeAttachment(cast.olena, { id })
    expect(await database().select().from(audit).where(eq(audit.subjectId, id))).toEqual([])
  })

  test('a long transcript is kept whole, and its beginning in the audit', async () => {
    const id = await newFile()
    const transcript = 'Good evening. '.repeat(5_000).trim()
    await describeAttachment(cast.olena, { id, transcript })
    expect((await libraryFile(cast.olena, id)).transcript).toBe(transcript)
    const acts = await database().select().from(audit).where(eq(audit.subjectId, id))
    expect(acts.map(({ detail }) => detail)).toEqual([{ transcript: transcript.slice(0, 200) }])
  })

  test('a video has captions of the library, and nothing else', async () => {
    const [video, sound, captions, gone] = [await newFile('video'), await newFile(), await newFile('captions'), await newFile('captions')]
    await deleteAttachment(cast.olena, { id: gone })
    const unfit = { ok: false, problem: 'no-captions' }
    for (const captionsId of [sound, video, gone, cast.olena.id])
      expect(await describeAttachment(cast.olena, { id: video, captionsId })).toEqual(unfit)
    expect(await describeAttachment(cast.olena, { id: sound, captionsId: captions })).toEqual(unfit)
    expect(await describeAttachment(cast.olena, { id: video, captionsId: captions })).toMatchObject({ ok: true })
    expect(await libraryFile(cast.olena, video)).toMatchObject({ captionsId: captions })
    expect((await usageOfAttachment(cast.olena, captions)).spots).toMatchObject([{ kind: 'captions', id: video }])
    expect(await deleteAttachment(cast.olena, { id: captions })).toEqual({ ok: false, problem: 'used' })
    await describeAttachment(cast.olena, { id: video, captionsId: null })
    expect(await deleteAttachment(cast.olena, { id: captions })).toMatchObject({ ok: true })
  })
})

const inBin = async (who: Cast['marta']) => (await wholeLibrary(who, { bin: 'yes' })).items.map(({ id }) => id)
const inLibrary = async () => (await wholeLibrary(cast.marta, {})).items.map(({ id }) => id)

describe('the bin', () => {
  beforeEach(async () => {
    for (const table of [liveAttachments, pageAttachments, attachments]) await database().delete(table)
  })

  test('takes what nothing uses, and gives it back', async () => {
    const [one, other] = [await newFile(), await newFile('document')]
    expect(await deleteAttachment(cast.olena, { id: one })).toEqual({ ok: true, value: { id: one } })
    expect(await deleteAttachment(cast.olena, { id: one })).toEqual({ ok: true, value: { id: one } })
    expect(await inLibrary()).toEqual([other])
    expect([await inBin(cast.olena), await inBin(cast.danylo), await inBin(cast.marta)]).toEqual([[one], [], [one]])
    expect(await restoreAttachment(cast.marta, { id: one })).toEqual({ ok: true, value: { id: one } })
    expect(await restoreAttachment(cast.marta, { id: one })).toEqual({ ok: true, value: { id: one } })
    expect((await inLibrary()).sort()).toEqual([one, other].sort())
    const acts = await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, one)).orderBy(audit.id)
    expect(acts.map(({ verb }) => verb)).toEqual(['delete-attachment', 'restore-attachment'])
  })

  test('takes from a journalist only what they added', async () => {
    const one = await newFile()
    await expect(deleteAttachment(cast.danylo, { id: one })).rejects.toThrow(NotAllowed)
    await expect(restoreAttachment(cast.danylo, { id: one })).rejects.toThrow(NotAllowed)
    await expect(deleteAttachment(cast.marta, { id: cast.marta.id })).rejects.toThrow(NotFound)
    await expect(restoreAttachment(cast.marta, { id: cast.marta.id })).rejects.toThrow(NotFound)
    expect(await deleteAttachment(cast.marta, { id: one })).toMatchObject({ ok: true })
  })

  const textWith = (attrs: Record<string, string>) => ({
    type: 'doc' as const,
    content: [{ type: 'video', attrs: { title: '', caption: '', credit: '', transcript: '', ...attrs } }],
  })
  const page = async (slug: string) => {
    const [row] = await database().insert(pages).values({ slug, position: 0 }).returning()
    return row?.id ?? ''
  }
  const places: Record<string, (id: string) => Promise<unknown>> = {
    'a draft': (id) =>
      database()
        .update(drafts)
        .set({ body: textWith({ attachmentId: id }) })
        .where(eq(drafts.articleId, cast.articles.draft)),
    'a draft, as captions': (id) =>
      database()
        .update(drafts)
        .set({ body: textWith({ attachmentId: cast.olena.id, captionsId: id }) })
        .where(eq(drafts.articleId, cast.articles.draft)),
    'a suggestion in a draft': (id) =>
      database()
        .update(drafts)
        .set({ suggested: textWith({ attachmentId: id }) })
        .where(eq(drafts.articleId, cast.articles.submitted)),
    'what readers have of a story': (id) =>
      database().insert(liveAttachments).values({ articleId: cast.articles.published, attachmentId: id }),
    'what readers have of a page': async (id) =>
      database()
        .insert(pageAttachments)
        .values({ pageId: await page('contact'), language: 'en', attachmentId: id }),
    'a page of the house that is being written': async (id) => {
      const text = { headline: 'About', dek: '', body: textWith({ attachmentId: id }), version: 1 }
      await database()
        .insert(pageTexts)
        .values({ pageId: await page('about'), language: 'en', ...text })
    },
    'a template': (id) =>
      database()
        .insert(storyTemplates)
        .values({ language: 'en', name: 'Market report', body: textWith({ attachmentId: id }) }),
    'a template, as captions': (id) =>
      database()
        .insert(storyTemplates)
        .values({ language: 'en', name: 'Film of the day', body: textWith({ attachmentId: cast.olena.id, captionsId: id }) }),
    'a snippet for all': (id) =>
      database()
        .insert(snippets)
        .values({ name: 'Box of the market', body: textWith({ attachmentId: id }) }),
    'a snippet of one person': (id) =>
      database()
        .insert(snippets)
        .values({ personId: cast.olena.id, name: 'Secret of Olena', body: textWith({ attachmentId: id }) }),
    'a story that is planned with it': async (id) => {
      const articleId = cast.articles.unpublished
      const facts = { slug: 'rain', sectionId: cast.section.id, bylines: [], topics: [], hero: null, breaking: false }
      const body = textWith({ attachmentId: id })
      const story = { headline: 'Rain', dek: '', body, language: 'en' as const, ...facts, seoTitle: '', seoDescription: '' }
      await database().insert(draftVersions).values({ articleId, number: 1, kind: 'scheduled', draftVersion: 1, words: 1, story })
      const time = { at: new Date('2099-01-01T10:00:00Z'), wallTime: '2099-01-01T10:00', zone: 'UTC' }
      await database()
        .insert(schedules)
        .values({ kind: 'publish', articleId, preparedVersion: 1, plannedBy: cast.marta.id, ...time })
    },
  }

  test.each(Object.keys(places))('leaves what stands in %s, which the list of uses names', async (place) => {
    const [id, unused] = [await newFile('video'), await newFile('video')]
    await places[place]?.(id)
    expect(await deleteAttachment(cast.marta, { id })).toEqual({ ok: false, problem: 'used' })
    const { stories, spots } = await usageOfAttachment(cast.marta, id)
    expect(stories.length + spots.length).toBe(1)
    expect(JSON.stringify(spots)).not.toContain('Secret')
    expect((await filesPage(cast.marta, { part: 'unused' })).files.map(({ id }) => id)).toEqual([unused])
  })

  test('names other people’s stories only as a number', async () => {
    const id = await newFile('video')
    await places['a draft']?.(id)
    expect(await usageOfAttachment(cast.olena, id)).toMatchObject({ stories: [{ articleId: cast.articles.draft }], others: 0 })
    expect(await usageOfAttachment(cast.danylo, id)).toEqual({ stories: [], others: 1, spots: [] })
  })

  test('is emptied after 30 days; what is used again stays', async () => {
    const [due, young, again] = [await newFile(), await newFile(), await newFile('video')]
    for (const id of [due, young, again]) await deleteAttachment(cast.marta, { id })
    await places['a suggestion in a draft']?.(again)
    await database()
      .update(attachments)
      .set({ deletedAt: sql`now() - interval '31 days'` })
      .where(inArray(attachments.id, [due, again]))
    await sweepDeletedAttachments()
    await expect(libraryFile(cast.marta, due)).rejects.toThrow(NotFound)
    expect((await libraryFile(cast.marta, young)).deletedAt).not.toBeNull()
    expect((await libraryFile(cast.marta, again)).deletedAt).toBeNull()
    const [act] = await database().select().from(audit).where(eq(audit.verb, 'purge-attachment'))
    expect(act).toMatchObject({ personId: null, subjectId: due })
  })

  test('gives back the same file that is added again; its bytes go with it when it is swept', async () => {
    const file = { name: 'harbour.mp3', bytes: Buffer.from(await mp3File(2.2, 7)) }
    const add = async (who: Cast['olena']) => {
      const added = await addAttachment(who, file)
      if (!added.ok) throw new Error(added.problem)
      return added.value
    }
    const first = await add(cast.olena)
    expect(first.already).toBe(false)
    await describeAttachment(cast.olena, { id: first.id, title: 'The harbour' })
    await deleteAttachment(cast.olena, { id: first.id })
    expect(await add(cast.danylo)).toMatchObject({ id: first.id, already: true, deletedAt: null, title: 'The harbour' })
    expect(await inLibrary()).toContain(first.id)

    const isStored = async (format: AttachmentFormat = 'mp3') => (await storage().get(attachmentKey(first.hash, format))) !== null
    const aDayLater = Date.now() + 25 * 60 * 60 * 1000
    await deleteAttachment(cast.olena, { id: first.id })
    await sweepDeletedAttachments()
    await sweepFiles(aDayLater)
    expect(await isStored()).toBe(true)
    await database().update(attachments).set({ deletedAt: sql`now() - interval '31 days'` }).where(eq(attachments.id, first.id))
    await sweepDeletedAttachments()
    await sweepFiles(aDayLater)
    expect(await isStored()).toBe(false)
  })
})
