import { answerNothing, forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { isPublished } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { findOneSyndicated } from '#newsroom/syndication/find-syndicated.ts'
import { liveNinjs } from '#newsroom/syndication/live-ninjs.ts'
import { tagsOfStories } from '#newsroom/syndication/tags-of-stories.ts'

/** /news/SLUG.ninjs.json, also under another language (rewritten by proxy.ts). */
export async function GET(_: Request, { params }: { params: Promise<{ language: string; slug: string }> }): Promise<Response> {
  const { language, slug } = await params
  const story = isPublished(language) ? await findOneSyndicated(language, slug) : null
  if (!story) return answerNothing()
  const { section, text, hero } = story
  return forMachines(JSON.stringify(liveNinjs(story, publicUrl(), { withText: true })), 'application/json; charset=utf-8', [
    ...tagsOfStories([story]),
    tags.section(section.id),
    tags.newsroom(),
    ...[...(text?.pictures ?? []), ...(hero ? [hero] : [])].map(({ mediaId }) => tags.media(mediaId)),
    ...(text?.attachments ?? []).map(({ id }) => tags.attachment(id)),
  ])
}
