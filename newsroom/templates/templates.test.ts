import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { storyPoints } from '#db/schema/templates.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import type { Person } from '#newsroom/people/person.ts'
import { mergeSections } from '#newsroom/taxonomy/merge-sections.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { readinessFor } from '#newsroom/workflow/readiness.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { deleteTemplate } from './delete-template.ts'
import { saveTemplateInput, writeTemplateInput } from './input.ts'
import { saveTemplate } from './save-template.ts'
import { takeTemplate } from './take-template.ts'
import { offeredTemplates, templateFor, templates } from './templates.ts'
import { tickPoint } from './tick-point.ts'
import { writeTemplate } from './write-template.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().execute(sql`truncate story_templates, story_points`)
})

const saying = (text: string): ArticleDocument => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
const interview = {
  templateId: null,
  name: 'Interview',
  language: 'en' as const,
  sectionId: null,
  points: [
    { text: 'Shown to the person', holds: true },
    { text: 'A portrait', holds: false },
  ],
}
async function make(more: Partial<Parameters<typeof saveTemplate>[1]> = {}): Promise<string> {
  const outcome = await saveTemplate(cast.marta, { ...interview, ...more })
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.value.templateId
}
const nobodys = '01890000-0000-7000-8000-0000000000cc'

test('an editor makes a template, changes it, writes its text and deletes it; everybody is offered those of a language', async () => {
  expect(await templates(cast.marta)).toEqual([])
  const templateId = await make()
  await make({ language: 'uk', name: 'Інтерв’ю' })
  expect((await offeredTemplates(cast.olena, 'en')).map(({ name }) => name)).toEqual(['Interview'])
  await saveTemplate(cast.marta, { ...interview, templateId, name: 'A talk', sectionId: cast.section.id, points: [] })
  expect(await offeredTemplates(cast.olena, 'en')).toEqual([{ id: templateId, name: 'A talk', sectionId: cast.section.id }])
  const text = { headline: 'Who', dek: '', body: saying('What') }
  expect(await writeTemplate(cast.marta, { templateId, seen: 1, ...text })).toMatchObject({ value: { version: 2 } })
  expect(await writeTemplate(cast.ihor, { templateId, seen: 1, ...text, headline: 'Mine' })).toMatchObject({ problem: 'stale' })
  expect(await templateFor(cast.ihor, templateId)).toMatchObject({ ...text, version: 2 })
  await deleteTemplate(cast.ihor, { templateId })
  expect((await templates(cast.marta)).map(({ name }) => name)).toEqual(['Інтерв’ю'])
  for (const act of [() => templateFor(cast.ihor, nobodys), () => deleteTemplate(cast.ihor, { templateId: nobodys })])
    await expect(act()).rejects.toThrow(NotFound)
})

test('a template that was deleted comes back whole; another one that took its name meanwhile stays', async () => {
  const templateId = await make({ sectionId: cast.section.id })
  await writeTemplate(cast.marta, { templateId, seen: 1, headline: 'Who', dek: 'Why', body: saying('What') })
  const deleted = await deleteTemplate(cast.marta, { templateId })
  if (!deleted.ok) throw new Error('it was not deleted')
  const { headline, dek, body, ...template } = deleted.value
  const sent = saveTemplateInput.parse({ ...template, templateId: null, text: { headline, dek, body } })
  const back = await saveTemplate(cast.marta, sent)
  const whole = { name: 'Interview', headline: 'Who', dek: 'Why', body: saying('What') }
  expect(await templateFor(cast.marta, back.ok ? back.value.templateId : '')).toMatchObject(whole)
  expect(await templates(cast.marta)).toMatchObject([{ sectionId: cast.section.id, points: interview.points }])
  expect(await saveTemplate(cast.marta, sent)).toMatchObject({ problem: 'there-already' })
  expect(
    saveTemplateInput.safeParse({ ...sent, text: { headline, dek, body: { type: 'doc', content: [{ type: 'script' }] } } }).success,
  ).toBe(false)
})

test('neither a journalist nor an editor of some sections changes templates', async () => {
  const templateId = await make()
  const some: Person = { ...cast.marta, limits: { sections: [cast.section.id], slugs: ['war'] } }
  for (const person of [cast.olena, some])
    for (const act of [
      () => saveTemplate(person, { ...interview, name: 'Mine' }),
      () => writeTemplate(person, { templateId, seen: 1, headline: '', dek: '', body: saying('') }),
      () => deleteTemplate(person, { templateId }),
      () => templates(person),
      () => templateFor(person, templateId),
    ])
      await expect(act()).rejects.toThrow(NotAllowed)
})

test('what cannot be is refused by its name', async () => {
  const templateId = await make()
  expect(await saveTemplate(cast.marta, interview)).toMatchObject({ problem: 'there-already' })
  expect(await saveTemplate(cast.marta, { ...interview, templateId })).toMatchObject({ ok: true })
  expect(await saveTemplate(cast.marta, { ...interview, name: 'B', sectionId: nobodys })).toMatchObject({ problem: 'no-section' })
  expect(await saveTemplate(cast.marta, { ...interview, name: 'B', language: 'tr' })).toMatchObject({ problem: 'foreign-language' })
  const isTemplate = (points: unknown) => saveTemplateInput.safeParse({ ...interview, points }).success
  const point = { text: 'A', holds: true }
  expect(isTemplate(Array.from({ length: 20 }, (_, at) => ({ ...point, text: `${at}` })))).toBe(true)
  for (const points of [[point, point], [{ ...point, text: ' ' }], Array.from({ length: 21 }, (_, at) => ({ ...point, text: `${at}` }))])
    expect(isTemplate(points)).toBe(false)
  // A name stands once in a language.
  expect(await saveTemplate(cast.marta, { ...interview, language: 'uk' })).toMatchObject({ ok: true })
  await expect(saveTemplate(cast.marta, { ...interview, name: 'B', templateId: nobodys })).rejects.toThrow(NotFound)
  await expect(writeTemplate(cast.marta, { templateId: nobodys, seen: 1, headline: '', dek: '', body: saying('') })).rejects.toThrow(
    NotFound,
  )
  const write = { templateId, seen: 1, headline: '', dek: '' }
  const attrs = { id: '01890000-0000-4000-8000-000000000001' }
  const suggested = { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'insertion', attrs }] }] }
  expect(writeTemplateInput.safeParse({ ...write, body: { type: 'doc', content: [suggested] } }).success).toBe(false)
  expect(writeTemplateInput.safeParse({ ...write, body: saying('Wo\u00adrds\u0007') }).data?.body).toEqual(saying('Words'))
  expect(writeTemplateInput.safeParse({ ...write, body: saying('x') }).success).toBe(true)
  expect(writeTemplateInput.safeParse({ ...write, body: saying('a'.repeat(100_000)) }).success).toBe(false)
  for (let at = 2; at < 100; at += 1) await make({ name: `Template ${at}` })
  expect(await saveTemplate(cast.marta, { ...interview, name: 'One more' })).toMatchObject({ problem: 'too-many-templates' })
})

test('a story gets the points of a template once, and those that hold are missing until they are ticked', async () => {
  const articleId = cast.articles.submitted
  const templateId = await make()
  const findPoints = async () => (await readinessFor(cast.marta, articleId)).points.map(({ text, isTicked }) => `${text}: ${isTicked}`)
  const findHeld = async () => (await readinessFor(cast.marta, articleId)).missing.filter(({ what }) => what === 'point')
  expect(await findPoints()).toEqual([])
  await expect(takeTemplate(cast.danylo, { articleId, templateId })).rejects.toThrow(NotFound)
  for (const _ of 'ab') expect(await takeTemplate(cast.olena, { articleId, templateId })).toMatchObject({ value: { sectionId: null } })
  expect(await findPoints()).toEqual(['Shown to the person: false', 'A portrait: false'])
  expect(await findHeld()).toMatchObject([{ what: 'point', text: 'Shown to the person' }])
  const { seen } = await readinessFor(cast.marta, articleId)
  expect(await publish(cast.marta, { articleId, seen })).toMatchObject({ ok: false, problem: 'unfinished' })

  const [point] = await database().select({ id: storyPoints.id }).from(storyPoints).where(eq(storyPoints.holds, true))
  const tick = (person: Person, isTicked: boolean, id = articleId) =>
    tickPoint(person, { articleId: id, pointId: point?.id ?? '', isTicked })
  await expect(tick(cast.danylo, true)).rejects.toThrow(NotFound)
  await expect(tick(cast.olena, true, cast.articles.draft)).rejects.toThrow(NotFound)
  for (const _ of 'ab') await tick(cast.olena, true)
  expect(await findHeld()).toEqual([])
  // The template changes, and the story does not.
  await saveTemplate(cast.marta, { ...interview, templateId, points: [] })
  expect(await findPoints()).toEqual(['Shown to the person: true', 'A portrait: false'])
  await tick(cast.marta, false)
  expect(await findHeld()).toHaveLength(1)
})

test('the points of a second template come after those of the first, and a tick is in the audit once', async () => {
  const articleId = cast.articles.draft
  const first = await make()
  const second = await make({ name: 'Portrait', points: [{ text: 'Their birthday', holds: false }] })
  for (const templateId of [first, second]) await takeTemplate(cast.olena, { articleId, templateId })
  const { points } = await readinessFor(cast.olena, articleId)
  expect(points.map(({ text }) => text)).toEqual(['Shown to the person', 'A portrait', 'Their birthday'])
  const countTicks = () => database().$count(audit, eq(audit.verb, 'tick-point'))
  const before = await countTicks()
  for (const _ of [1, 2]) await tickPoint(cast.olena, { articleId, pointId: points[0]?.id ?? '', isTicked: true })
  expect(await countTicks()).toBe(before + 1)
})

test('the points and their ticks come back with a story that was discarded', async () => {
  const articleId = cast.articles.draft
  await takeTemplate(cast.olena, { articleId, templateId: await make() })
  const { points } = await readinessFor(cast.olena, articleId)
  await tickPoint(cast.olena, { articleId, pointId: points[0]?.id ?? '', isTicked: true })
  await discard(cast.olena, { articleId })
  expect(await database().select().from(storyPoints)).toEqual([])
  await restoreDiscarded(cast.olena, { articleId })
  expect((await readinessFor(cast.olena, articleId)).points).toEqual(points.map((point, at) => ({ ...point, isTicked: at === 0 })))
})

test('a template goes with its section when that is merged', async () => {
  const [gone] = await database()
    .insert(sections)
    .values({ slug: 'gone', name: { en: 'Gone' } })
    .returning({ id: sections.id })
  const templateId = await make({ sectionId: gone?.id ?? '' })
  await mergeSections({ ...cast.marta, isProven: true }, { sectionId: gone?.id ?? '', intoId: cast.section.id })
  expect(await offeredTemplates(cast.olena, 'en')).toEqual([{ id: templateId, name: 'Interview', sectionId: cast.section.id }])
  expect(
    await database()
      .select({ id: articles.id })
      .from(articles)
      .where(eq(articles.sectionId, gone?.id ?? '')),
  ).toEqual([])
})
