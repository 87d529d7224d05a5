import { z } from 'zod'
import { endpoint, notFound } from '#app/api/v1/answer.ts'
import { publicUrl } from '#lib/env.ts'
import { findStory } from '#newsroom/api/find-story.ts'
import { noQuery } from '#newsroom/api/input.ts'
import { liveNinjs } from '#newsroom/syndication/live-ninjs.ts'

export const dynamic = 'force-dynamic'

/** One story as ninjs, with its text. */
export const GET = endpoint(noQuery, async (_, { id }) => {
  const story = z.uuid().safeParse(id).success && id ? await findStory(id) : null
  return story ? { body: liveNinjs(story, publicUrl(), { withText: true }) } : notFound(`Readers have no story with the id ${id}.`)
})
