import { answerNothing, forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { isPublished } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { findOneSyndicated } from '#newsroom/syndication/find-syndicated.ts'
import { liveNinjs } from '#newsroom/syndication/live-ninjs.ts'

/** /news/SLUG.ninjs.json, also under another language (rewritten by proxy.ts). */
export async function GET(_: Request, { params }: { params: Promise<{ language: string; slug: string }> }): Promise<Response> {
  const { language, slug } = await params
  const story = isPublished(language) ? await findOneSyndicated(language, slug) : null
  if (!story) return answerNothing()
  const { articleId, section, bylines, topics, text, hero } = story
  return forMachines(JSON.stringify(liveNinjs(story, publicUrl(), { withText: true })), 'application/json; charset=utf-8', [
    tags.article(articleId),
    tags.section(section.id),
    tags.newsroom(),
    ...bylines.map(({ id }) => tags.author(id)),
    ...topics.map(({ id }) => tags.topic(id)),
    ...[...(text?.pictures ?? []), ...(hero ? [hero] : [])].map(({ mediaId }) => tags.media(mediaId)),
    ...(text?.attachments ?? []).map(({ id }) => tags.attachment(id)),
    ...(text?.related ?? []).map((card) => tags.article(card.articleId)),
  ])
}
