import { Fragment, Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'
import { v4 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { addSteps } from '#newsroom/articles/add-steps.ts'
import { draftFor } from '#newsroom/articles/draft-for.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { stepsToJson } from '#newsroom/articles/parse-steps.ts'
import { shareWith } from '#newsroom/articles/share-with.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { doJournalistsSuggest, letJournalistsSuggest } from './let-journalists-suggest.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

async function write(person: Person, articleId: string, text: string, suggestion?: string): Promise<string> {
  const { version } = await newestText(database(), articleId)
  const node = storySchema.text(text, suggestion ? [storySchema.mark('insertion', { id: suggestion })] : [])
  const steps = stepsToJson([new ReplaceStep(1, 1, new Slice(Fragment.from(node), 0, 0))])
  const answer = await addSteps(person, { articleId, seenVersion: version, batchId: v4(), steps, writer: person.id })
  if (!answer.ok) throw new Error(answer.problem)
  return storyOf(await newestText(database(), articleId)).child(0).textContent
}

async function sharedStory(author: Person, colleague: Person): Promise<string> {
  const started = await startArticle(author, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  await shareWith(author, { articleId, people: [colleague.id] })
  return articleId
}

test('only an admin may say it, or look whether it is said', async () => {
  for (const person of [cast.olena, cast.marta]) {
    await expect(letJournalistsSuggest(person, { isRequired: true })).rejects.toThrow(NotAllowed)
    await expect(doJournalistsSuggest(person)).rejects.toThrow(NotAllowed)
  }
  expect(await doJournalistsSuggest(cast.ihor)).toBe(false)
})

test('a journalist writes in her own story, and only suggests in the one of a colleague; an editor writes in both', async () => {
  const olenas = await sharedStory(cast.olena, cast.danylo)
  const danylos = await sharedStory(cast.danylo, cast.olena)
  expect(await write(cast.olena, danylos, 'now')).toBe('now')
  expect(await letJournalistsSuggest(cast.ihor, { isRequired: true })).toMatchObject({ ok: true })
  expect(await letJournalistsSuggest(cast.ihor, { isRequired: true })).toMatchObject({ ok: true })
  expect(await doJournalistsSuggest(cast.ihor)).toBe(true)

  expect(await write(cast.olena, danylos, 'Not ')).toBe('now')
  expect(await write(cast.olena, danylos, 'Just ', 'one')).toBe('Just now')
  expect(await write(cast.olena, olenas, 'Mine')).toBe('Mine')
  expect(await write(cast.danylo, olenas, 'Not ')).toBe('Mine')
  expect(await write(cast.danylo, danylos, 'Even ')).toBe('Even Just now')
  expect(await write(cast.marta, olenas, 'All ')).toBe('All Mine')

  const sendNothing = async (person: Person, articleId: string) => {
    const { version } = await newestText(database(), articleId)
    return addSteps(person, { articleId, seenVersion: version, batchId: v4(), steps: [null], writer: person.id })
  }
  // Who has the story open hears it with the next batch.
  expect(await sendNothing(cast.olena, danylos)).toMatchObject({ ok: true, value: { mustSuggest: true } })
  expect(await sendNothing(cast.danylo, danylos)).toMatchObject({ ok: true, value: { mustSuggest: false } })
  const says = async (person: Person, articleId: string) => (await draftFor(person, articleId)).mustSuggest
  expect([await says(cast.olena, danylos), await says(cast.olena, olenas), await says(cast.danylo, olenas)]).toEqual([true, false, true])
  expect(await says(cast.marta, olenas)).toBe(false)
  const written = await database().select({ verb: audit.verb, subject: audit.subject, detail: audit.detail }).from(audit)
  expect(written.filter(({ verb }) => verb === 'require-suggestions')).toEqual([
    { verb: 'require-suggestions', subject: 'newsroom', detail: { isRequired: true } },
  ])

  await letJournalistsSuggest(cast.ihor, { isRequired: false })
  expect(await write(cast.olena, danylos, 'Again: ')).toBe('Again: Even Just now')
})
