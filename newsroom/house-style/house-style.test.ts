import { desc, eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { readinessFor } from '#newsroom/workflow/readiness.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addStyleRule } from './add-style-rule.ts'
import { changeStyleRule } from './change-style-rule.ts'
import { deleteStyleRule } from './delete-style-rule.ts'
import { ignoreStyleRule } from './ignore-style-rule.ts'
import { importStyleRules } from './import-style-rules.ts'
import { importStyleRulesInput, styleRuleInput } from './input.ts'
import { styleOfStory } from './style-of-story.ts'
import { styleRules } from './style-rules.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().execute(sql`truncate style_rules cascade`)
})

const kiev = { language: 'en', term: 'Kiev', better: 'Kyiv', why: 'From Ukrainian.' } as const
const list = async (query?: string, language?: 'en' | 'uk') =>
  (await styleRules(cast.olena, { query, language })).rules.map(({ term, better }) => `${term}: ${better}`)
async function add(rule: Parameters<typeof addStyleRule>[1] = kiev): Promise<string> {
  const outcome = await addStyleRule(cast.marta, rule)
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.value.ruleId
}
const lastAct = async () =>
  (await database().select({ verb: audit.verb, detail: audit.detail }).from(audit).orderBy(desc(audit.id)).limit(1))[0]

test('an editor adds, changes and deletes a rule, everybody reads it, and the audit keeps what it said', async () => {
  expect(await list()).toEqual([])
  const ruleId = await add()
  expect(await list()).toEqual(['Kiev: Kyiv'])
  await changeStyleRule(cast.marta, { ...kiev, ruleId, better: 'the capital' })
  expect(await list()).toEqual(['Kiev: the capital'])
  await deleteStyleRule(cast.ihor, { ruleId })
  expect(await list()).toEqual([])
  expect(await lastAct()).toEqual({ verb: 'delete-style-rule', detail: { ...kiev, better: 'the capital' } })
})

test('a journalist may read the rules, and change none', async () => {
  const ruleId = await add()
  for (const act of [
    () => addStyleRule(cast.olena, { ...kiev, term: 'utilise' }),
    () => changeStyleRule(cast.olena, { ...kiev, ruleId }),
    () => deleteStyleRule(cast.olena, { ruleId }),
    () => importStyleRules(cast.olena, { language: 'en', text: 'term\nutilise' }),
  ])
    await expect(act()).rejects.toThrow(NotAllowed)
  expect(await list()).toEqual(['Kiev: Kyiv'])
})

test('an editor of some sections may read them, too, and a guest may not', async () => {
  const some: Person = { ...cast.marta, limits: { sections: [cast.section.id], slugs: ['war'] } }
  await expect(addStyleRule(some, kiev)).rejects.toThrow(NotAllowed)
  expect((await styleRules(some, {})).rules).toEqual([])
  await expect(styleRules({ ...cast.olena, role: 'guest' }, {})).rejects.toThrow(NotAllowed)
})

test('a term has one rule in a language, in whatever case and with whatever apostrophe it is written', async () => {
  await add({ language: 'uk', term: 'б’юті', better: 'краса', why: '' })
  expect(await addStyleRule(cast.marta, { language: 'uk', term: "б'юті", better: 'x', why: '' })).toMatchObject({
    problem: 'there-already',
  })
  await add({ language: 'en', term: 'us', better: 'we', why: '' })
  const capital = await add({ language: 'en', term: 'US', better: 'U.S.', why: '' })
  await add({ language: 'uk', term: 'us', better: 'we', why: '' })
  expect(await changeStyleRule(cast.marta, { ...kiev, term: 'us', ruleId: capital })).toMatchObject({ problem: 'there-already' })
  expect(await addStyleRule(cast.marta, { ...kiev, better: 'Kiev' })).toMatchObject({ problem: 'no-difference' })
  expect(await addStyleRule(cast.marta, { ...kiev, language: 'tr' })).toMatchObject({ problem: 'foreign-language' })
})

test('a rule is changed as it is added: in a language of the paper, into something else, and under its new term', async () => {
  const ruleId = await add()
  expect(await changeStyleRule(cast.marta, { ...kiev, ruleId, better: 'Kiev' })).toMatchObject({ problem: 'no-difference' })
  expect(await changeStyleRule(cast.marta, { ...kiev, ruleId, language: 'tr' })).toMatchObject({ problem: 'foreign-language' })
  expect(await changeStyleRule(cast.marta, { ...kiev, ruleId, term: 'utilise', better: 'use' })).toMatchObject({ ok: true })
  expect(await addStyleRule(cast.marta, { ...kiev, term: 'Utilise' })).toMatchObject({ ok: true }) // with a capital it is another term
  expect(await addStyleRule(cast.marta, { ...kiev, term: 'utilise' })).toMatchObject({ problem: 'there-already' })
  expect(await addStyleRule(cast.marta, kiev)).toMatchObject({ ok: true })
  const gone = '01890000-0000-7000-8000-0000000000cc'
  await expect(changeStyleRule(cast.marta, { ...kiev, term: 'none', ruleId: gone })).rejects.toThrow(NotFound)
  await expect(deleteStyleRule(cast.marta, { ruleId: gone })).rejects.toThrow(NotFound)
  await expect(ignoreStyleRule(cast.olena, { articleId: cast.articles.draft, ruleId: gone, isIgnored: true })).rejects.toThrow(NotFound)
})

test('a term is one to twelve words of up to 100 characters, and a list has 400,000', () => {
  const isTerm = (term: string) => styleRuleInput.safeParse({ ...kiev, term }).success
  expect(['', '  ', 'a '.repeat(13), 'a'.repeat(101)].filter(isTerm)).toEqual([])
  expect(['a', '%', 'a '.repeat(12), 'a'.repeat(100)].filter((term) => !isTerm(term))).toEqual([])
  const isList = (length: number) => importStyleRulesInput.safeParse({ language: 'en', text: 'a'.repeat(length) }).success
  expect([isList(400_000), isList(400_001)]).toEqual([true, false])
})

test('rules are found by their words and their language', async () => {
  await add()
  await add({ language: 'uk', term: 'на протязі', better: 'протягом', why: 'Протяг — це вітер.' })
  expect(await list('ВІТЕР')).toEqual(['на протязі: протягом'])
  expect(await list('kyi')).toEqual(['Kiev: Kyiv'])
  expect(await list(undefined, 'uk')).toEqual(['на протязі: протягом'])
  expect(await list('%')).toEqual([])
})

test('a list is taken in: new ones are added, others changed, and each that is left out is named', async () => {
  await add()
  await add({ language: 'en', term: 'utilise', better: 'use', why: '' })
  const text = [
    'Term;Better;Why;Language',
    'Kiev;Kyiv;From Ukrainian.;en',
    'utilise;employ;"Shorter; better";',
    'на протязі;протягом;;UK',
    'same;same;;',
    ';nothing;;',
    'Kiev;Kyjiv;;',
    'x;y;;xx',
    `${'a'.repeat(101)};y;;`,
  ].join('\r\n')
  const outcome = await importStyleRules(cast.marta, { language: 'en', text })
  expect(outcome).toMatchObject({ ok: true, value: { added: 1, changed: 1, same: 1 } })
  expect(outcome.ok && outcome.value.left.map(({ row, problem }) => [row, problem])).toEqual([
    ...[
      [4, 'no-difference'],
      [5, 'term'],
      [6, 'twice'],
      [7, 'language'],
      [8, 'too-long'],
    ],
  ])
  expect(await list()).toEqual(['Kiev: Kyiv', 'utilise: employ', 'на протязі: протягом'])
  expect(await lastAct()).toMatchObject({ verb: 'import-style-rules', detail: { added: 1, changed: 1 } })
  expect(await importStyleRules(cast.marta, { language: 'en', text: 'a,b\n1,2' })).toMatchObject({ problem: 'no-terms' })
})

test('5,000 rules come in at once, and not one more', async () => {
  const text = ['term', ...Array.from({ length: 5001 }, (_, at) => `word${at}`)].join('\n')
  const outcome = await importStyleRules(cast.marta, { language: 'en', text })
  expect(outcome).toMatchObject({ value: { added: 5000, left: [{ row: 5001, term: 'word5000', problem: 'too-many' }] } })
  expect(await addStyleRule(cast.marta, kiev)).toMatchObject({ problem: 'too-many-rules' })
  expect((await styleRules(cast.olena, {})).hasMore).toBe(true)
  // What is there counts, and the other language has its own.
  expect(await importStyleRules(cast.marta, { language: 'en', text: 'term\nutilise' })).toMatchObject({
    value: { added: 0, left: [{ problem: 'too-many' }] },
  })
  expect(await addStyleRule(cast.marta, { ...kiev, language: 'uk' })).toMatchObject({ ok: true })
  // A list that changes nothing leaves no trace; a language that the paper has not is left out.
  const before = await database().$count(audit)
  expect(await importStyleRules(cast.marta, { language: 'en', text: 'term,language\nword1,en\nbir,tr' })).toMatchObject({
    value: { added: 0, changed: 0, same: 1, left: [{ row: 2, problem: 'language' }] },
  })
  expect(await database().$count(audit)).toBe(before)
})

test('a rule is ignored, and looked for again, in one story alone, and the audit has it once', async () => {
  const { draft, submitted } = cast.articles
  const ruleId = await add()
  const isIgnoredIn = async (articleId: string) => (await styleOfStory(cast.olena, articleId, 'en')).ignored.includes(ruleId)
  const countAudit = () => database().$count(audit, eq(audit.verb, 'ignore-style-rule'))
  const before = await countAudit()
  for (const _ of [1, 2]) await ignoreStyleRule(cast.olena, { articleId: draft, ruleId, isIgnored: true })
  expect(await countAudit()).toBe(before + 1)
  expect([await isIgnoredIn(draft), await isIgnoredIn(submitted)]).toEqual([true, false])
  await ignoreStyleRule(cast.olena, { articleId: submitted, ruleId, isIgnored: true })
  await ignoreStyleRule(cast.olena, { articleId: draft, ruleId, isIgnored: false })
  expect([await isIgnoredIn(draft), await isIgnoredIn(submitted)]).toEqual([false, true])
})

test('the checklist counts what a story breaks, until its rule is ignored there by who may save it', async () => {
  const id = cast.articles.draft
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kiev, or KIEV.' }] }] }
  await database().update(drafts).set({ headline: 'In Kiev', body, suggested: null }).where(eq(drafts.articleId, id))
  await database()
    .update(articles)
    .set({ hero: { mediaId: '01890000-0000-7000-8000-000000000001', alt: 'Kiev', caption: '', credit: '' } })
    .where(eq(articles.id, id))
  const findAdvice = async () => (await readinessFor(cast.olena, id)).advice.filter(({ what }) => what.startsWith('house-style'))
  expect(await findAdvice()).toEqual([])
  const ruleId = await add()
  expect(await findAdvice()).toEqual([
    { what: 'house-style', count: 3 },
    { what: 'house-style-hero', count: 1 },
  ])
  await expect(ignoreStyleRule(cast.danylo, { articleId: id, ruleId, isIgnored: true })).rejects.toThrow(NotFound)
  await expect(styleOfStory(cast.danylo, id, 'en')).rejects.toThrow(NotFound)
  for (const _ of 'two') await ignoreStyleRule(cast.olena, { articleId: id, ruleId, isIgnored: true })
  expect(await findAdvice()).toEqual([])
  expect((await styleOfStory(cast.olena, id, 'en')).ignored).toEqual([ruleId])
  expect((await styleOfStory(cast.olena, id, 'uk')).rules).toEqual([])
  expect((await readinessFor(cast.marta, cast.articles.submitted)).advice).toEqual([])
  await ignoreStyleRule(cast.marta, { articleId: id, ruleId, isIgnored: false })
  expect(await findAdvice()).toHaveLength(2)
  await ignoreStyleRule(cast.marta, { articleId: id, ruleId, isIgnored: true })
  await deleteStyleRule(cast.marta, { ruleId })
  expect((await styleOfStory(cast.olena, id, 'en')).ignored).toEqual([])
})
