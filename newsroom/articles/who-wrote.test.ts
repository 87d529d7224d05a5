import { Fragment, Slice } from '@tiptap/pm/model'
import { ReplaceStep, type Step } from '@tiptap/pm/transform'
import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { draftSteps, drafts } from '#db/schema/articles.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addSteps } from './add-steps.ts'
import { newestText } from './newest-text.ts'
import { stepsToJson } from './parse-steps.ts'
import { startArticle } from './start-article.ts'
import { storySchema } from './story-schema.ts'
import { whoWrote } from './who-wrote.ts'

let cast: Cast

async function newStory(person: Person): Promise<string> {
  const started = await startArticle(person, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  return started.value.articleId
}

async function add(person: Person, articleId: string, step: Step): Promise<void> {
  const { version } = await newestText(database(), articleId)
  const answer = await addSteps(person, { articleId, seenVersion: version, batchId: v4(), steps: stepsToJson([step]), writer: person.id })
  if (!answer.ok) throw new Error(answer.problem)
}
const typeAt = (at: number, words: string, to = at) => new ReplaceStep(at, to, new Slice(Fragment.from(storySchema.text(words)), 0, 0))

const askWho = async (articleId: string, ...ranges: { from: number; to: number }[]) => {
  const { version } = await newestText(database(), articleId)
  const answer = await whoWrote(cast.marta, { articleId, seenVersion: version, ranges })
  return answer.ok ? { ...answer.value, writers: answer.value.writers.map(({ name, characters }) => `${name} ${characters}`) } : null
}

test('the log says who inserted which characters, through insertions before and within them and deletions beside them', async () => {
  cast = await seedCast()
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, typeAt(1, 'It rained hard'))
  await add(cast.marta, articleId, typeAt(10, ' very')) // “It rained very hard”
  await add(cast.olena, articleId, typeAt(1, 'Today: '))
  await add(cast.marta, articleId, new ReplaceStep(8, 11, Slice.empty)) // “Today: rained very hard”
  expect((await newestText(database(), articleId)).headline).toBe('Today: rained very hard')
  expect(await askWho(articleId, { from: 1, to: 24 })).toEqual({ writers: ['Olena 18', 'Marta 5'], older: 0 })
  expect(await askWho(articleId, { from: 14, to: 19 })).toEqual({ writers: ['Marta 5'], older: 0 })
  expect(await askWho(articleId, { from: 1, to: 8 }, { from: 19, to: 24 })).toEqual({ writers: ['Olena 12'], older: 0 })
})

test('what was there before the log has no writer', async () => {
  const { draft } = cast.articles
  await add(cast.marta, draft, typeAt(1, 'See: '))
  expect(await askWho(draft, { from: 1, to: 10 })).toEqual({ writers: ['Marta 5'], older: 4 })
})

test('a person who may not see the story learns nothing', async () => {
  const articleId = await newStory(cast.danylo)
  await expect(whoWrote(cast.olena, { articleId, seenVersion: 1, ranges: [{ from: 1, to: 2 }] })).rejects.toThrow(NotFound)
})

/** A log that nobody typed: the rows of `steps`, one batch of Marta's each, on a text of Olena's. */
async function logOf(words: string, batches: readonly Step[][]): Promise<string> {
  const articleId = await newStory(cast.olena)
  await add(cast.olena, articleId, typeAt(5, words))
  let version = 2
  const rows = batches.map((steps) => {
    const fromVersion = version
    version += steps.length
    const json = stepsToJson(steps)
    return { articleId, fromVersion, version, batchId: v4(), personId: cast.marta.id, steps: json, undo: json, origins: [...steps.keys()] }
  })
  for (const row of rows) await database().insert(draftSteps).values(row)
  await database().update(drafts).set({ version }).where(eq(drafts.articleId, articleId))
  return articleId
}

test('of a log that is longer than web may read the newest part says who wrote, and the rest is older', async () => {
  const noise = () => Array.from({ length: 120_000 }, () => String.fromCharCode(0x400 + Math.floor(Math.random() * 200))).join('')
  const articleId = await logOf(
    'It rained',
    Array.from({ length: 8 }, () => [typeAt(5, noise())]),
  )
  const answer = await askWho(articleId, { from: 5, to: 5 + 8 * 120_000 + 9 })
  const [marta = ''] = answer?.writers ?? []
  const found = Number(marta.replace('Marta ', ''))
  expect(found % 120_000).toBe(0)
  expect(found).toBeGreaterThanOrEqual(240_000)
  expect(found).toBeLessThanOrEqual(720_000)
  expect(answer?.older).toBe(8 * 120_000 + 9 - found)
}, 60_000)

test('nor are few stored bytes read that are many characters', async () => {
  const long = 1_900_000
  const articleId = await logOf(
    'It rained',
    Array.from({ length: 5 }, () => [typeAt(5, 'x'.repeat(long))]),
  )
  const answer = await askWho(articleId, { from: 5, to: 5 + 5 * long + 9 })
  expect(answer).toEqual({ writers: [`Marta ${2 * long}`], older: 3 * long + 9 })
}, 60_000)

test('what is scattered over more pieces than can be followed is older', async () => {
  const articleId = await logOf('x'.repeat(9000), [
    Array.from({ length: 4000 }, (_, place) => new ReplaceStep(5 + place, 6 + place, Slice.empty)),
  ])
  expect(await askWho(articleId, { from: 5, to: 5005 })).toMatchObject({ writers: [], older: 5000 })
})

test('many pieces are not followed through many steps', async () => {
  const articleId = await logOf(
    'x'.repeat(9000),
    Array.from({ length: 60 }, () => Array.from({ length: 100 }, () => typeAt(1, 'y'))),
  )
  const ranges = Array.from({ length: 500 }, (_, place) => ({ from: 6005 + 2 * place, to: 6006 + 2 * place }))
  expect(await askWho(articleId, ...ranges)).toEqual({ writers: [], older: 500 })
  expect(await askWho(articleId, ...ranges.slice(0, 100))).toEqual({ writers: ['Olena 100'], older: 0 })
})
