import { answerNothing } from '#app/for-machines.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { publicRendition } from '#newsroom/media/rendition-for.ts'
import { cardById } from '#newsroom/paper/card-by-id.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'
import { cardPicture } from '#newsroom/syndication/card-picture.ts'

/** /card/ARTICLE.png: the picture for links to a story without a picture of its own. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const [, id] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.png$/.exec((await params).file) ?? []
  const story = id ? await cardById(id) : null
  if (!story) return answerNothing()
  const { name, house } = await masthead()
  const picture = await cardPicture({
    headline: story.headline,
    label: localize(story.section.name, story.language),
    paper: localize(name, story.language),
    picture: house?.sharePicture ? await fileOf(house.sharePicture) : null,
  })
  return new Response(new Uint8Array(picture), {
    headers: {
      'content-type': 'image/png',
      'galley-tags': [tags.article(story.articleId), tags.newsroom()].join(' '),
      'cache-control': 'public, max-age=3600',
    },
  })
}

/** The picture as a JPEG; null where it cannot be read. */
async function fileOf({ hash, files }: PaperPicture): Promise<Buffer | null> {
  const file = files.find(({ shape, format, width }) => shape === 'full' && format === 'jpg' && width >= 640) ?? files.at(-1)
  const found = file && (await publicRendition({ hash, shape: file.shape, width: file.width, format: 'jpg' }))
  const body = await found?.body()
  return body ? Buffer.from(await new Response(body as BodyInit).arrayBuffer()) : null // a Uint8Array is a valid body, despite the type declarations
}
