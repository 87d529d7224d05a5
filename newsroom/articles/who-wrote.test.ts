import { Fragment, Slice } from '@tiptap/pm/model'
import { ReplaceStep, type Step } from '@tiptap/pm/transform'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
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
