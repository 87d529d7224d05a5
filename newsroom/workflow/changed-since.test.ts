import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { NotFound } from '#lib/outcome.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changedSince } from './changed-since.ts'
import { sendBack } from './send-back.ts'
import { submit } from './submit.ts'

let cast: Cast

async function write(person: Person, articleId: string, headline: string) {
  const { version, dek, body } = await newestText(database(), articleId)
  await replaceText(person, { articleId, seenVersion: version, headline, dek, body })
}

test('the editor learns what changed since the submission before the one that waits', async () => {
  cast = await seedCast()
  const articleId = cast.articles.draft
  expect(await changedSince(cast.marta, articleId)).toEqual({ submission: null, publication: null })
  await submit(cast.olena, { articleId })
  expect(await changedSince(cast.marta, articleId)).toEqual({ submission: null, publication: null })
  await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  await write(cast.olena, articleId, 'The mayor says so')
  expect(await changedSince(cast.marta, articleId)).toEqual({ submission: null, publication: null }) // nobody has submitted it again
  await submit(cast.olena, { articleId })
  await write(cast.olena, articleId, 'The mayor herself says so')
  expect(await changedSince(cast.marta, articleId)).toEqual({
    submission: {
      version: 1,
      changes: [
        { part: 'headline', before: 'The draft story', after: 'The mayor herself says so' },
        { part: 'slug', before: 'the-draft-story', after: 'the-mayor-herself-says-so' },
      ],
    },
    publication: null,
  })
})

test('on a live story: what readers do not have yet', async () => {
  const articleId = cast.articles.published
  expect(await changedSince(cast.olena, articleId)).toEqual({ submission: null, publication: { version: 1, changes: [] } })
  await changeDetails(cast.olena, { articleId, seen: {}, changes: { breaking: true } })
  expect(await changedSince(cast.olena, articleId)).toMatchObject({ publication: { changes: [{ part: 'breaking' }] } })
})

test('a story that a person may not see does not exist for them', async () => {
  await expect(changedSince(cast.danylo, cast.articles.draft)).rejects.toThrow(NotFound)
})
