import { answerNothing } from '#app/for-machines.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { cardById } from '#newsroom/paper/card-by-id.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { cardPicture } from '#newsroom/syndication/card-picture.ts'

/** /card/ARTICLE.png: the picture for links to a story without a picture of its own. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const [, id] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.png$/.exec((await params).file) ?? []
  const story = id ? await cardById(id) : null
  if (!story) return answerNothing()
  const { name } = await masthead()
  const picture = await cardPicture({
    headline: story.headline,
    label: localize(story.section.name, story.language),
    paper: localize(name, story.language),
  })
  return new Response(new Uint8Array(picture), {
    headers: {
      'content-type': 'image/png',
      'galley-tags': [tags.article(story.articleId), tags.newsroom()].join(' '),
      'cache-control': 'public, max-age=3600',
    },
  })
}
