import { answerNothing, forMachines } from '#app/for-machines.ts'
import { commaIn } from '#components/reader/times.ts'
import { addressOf } from '#lib/addresses.ts'
import { publicUrl } from '#lib/env.ts'
import { mediaPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { publishedBySlug } from '#newsroom/paper/published-by-slug.ts'
import type { ShownPicture } from '#newsroom/paper/story-card.ts'
import { writeOEmbed } from '#newsroom/syndication/oembed.ts'

/** oEmbed 1.0 provider for stories, only as JSON (501 for XML, as the standard requires). */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  if (query.get('format') === 'xml') return new Response('Only JSON is provided.\n', { status: 501 })
  const url = query.get('url') ?? ''
  const address = URL.canParse(url) && new URL(url).origin === publicUrl() ? addressOf(new URL(url).pathname) : null
  if (address?.kind !== 'news') return answerNothing()
  const [story, top] = await Promise.all([publishedBySlug(address.language, address.slug), masthead()])
  if (!story) return answerNothing()
  const jpeg = story.hero && jpegOf(story.hero)
  const answer = writeOEmbed(
    {
      origin: publicUrl(),
      paper: localize(top.name, story.language),
      language: story.language,
      slug: story.slug,
      headline: story.headline,
      dek: story.dek,
      authors: story.authors.map(({ name }) => localize(name, story.language)).join(commaIn(story.language)),
      picture: story.hero && jpeg ? { path: mediaPath(story.hero.hash, jpeg.width, 'jpg'), width: jpeg.width, height: jpeg.height } : null,
    },
    Number(query.get('maxwidth')) || null,
  )
  return forMachines(JSON.stringify(answer), 'application/json; charset=utf-8', [tags.article(story.articleId), tags.newsroom()])
}

/** The JPEG of a picture that is nearest to 1280 pixels wide. */
function jpegOf({ files }: ShownPicture): { width: number; height: number } | undefined {
  const jpegs = files.filter(({ shape, format }) => shape === 'full' && format === 'jpg')
  return jpegs.sort((a, b) => Math.abs(a.width - 1280) - Math.abs(b.width - 1280))[0]
}
