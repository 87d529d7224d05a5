import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { topics } from '#db/schema/taxonomy.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import type { Outcome } from '#lib/outcome.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import type { Cast } from '#testing/cast.ts'
import { photo } from '#testing/pictures.ts'

export type Story = { id: string; path: string; topic: string; media: string[] }

type StoryOptions = { words: string; related?: string; pictures?: boolean }

/** Writes and publishes a story with the verbs, with these words in every field that readers can see. */
export async function publishedStory(cast: Cast, { words, related, pictures = false }: StoryOptions): Promise<Story> {
  const { articleId } = value(await startArticle(cast.olena, { language: 'en' }))
  const hero = pictures ? value(await addPicture(cast.olena, await picture(), { renditions: 'now' })) : null
  const inText = pictures ? value(await addPicture(cast.olena, await picture(), { renditions: 'now' })) : null
  const showPicture = (id: string) => ({ mediaId: id, alt: `Alt ${words}`, caption: `Caption ${words}`, credit: `Credit ${words}` })
  const content: DocumentNode[] = [
    { type: 'paragraph', content: [{ type: 'text', text: `Text ${words}.` }] },
    ...(inText ? [{ type: 'picture', attrs: showPicture(inText.id) }] : []),
    ...(related ? [{ type: 'relatedStory', attrs: { articleId: related } }] : []),
  ]
  const slug = words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const topic = `topic-${articleId}`
  const [made] = await database()
    .insert(topics)
    .values({ slug: topic, name: { en: 'A topic' } })
    .returning({ id: topics.id })
  value(
    await replaceText(cast.olena, {
      articleId,
      seenVersion: 1,
      headline: `Headline ${words}`,
      dek: `Dek ${words}`,
      body: { type: 'doc', content },
    }),
  )
  value(
    await changeDetails(cast.olena, {
      articleId,
      changes: {
        sectionId: cast.section.id,
        bylines: [cast.author.id],
        topics: made ? [made.id] : [],
        slug,
        hero: hero ? showPicture(hero.id) : null,
        seoTitle: `Title ${words}`,
        seoDescription: `Description ${words}`,
      },
    }),
  )
  const { path } = value(await publish(cast.marta, { articleId, seen: await versionsOf(articleId) }))
  const media = [hero, inText].flatMap((one) =>
    one ? ['320.avif', '320.webp', '320.jpg', '4x3-320.avif'].map((file) => `/media/${one.hash}/${file}`) : [],
  )
  return { id: articleId, path, topic: `/topic/${topic}`, media }
}

/** Publishes an update of a story with this headline. */
export async function updatedStory(cast: Cast, articleId: string, words: string): Promise<void> {
  const { draft } = await versionsOf(articleId)
  const [kept] = await database().select({ body: drafts.body, dek: drafts.dek }).from(drafts).where(eq(drafts.articleId, articleId))
  value(
    await replaceText(cast.olena, {
      articleId,
      seenVersion: draft,
      headline: words,
      dek: kept?.dek ?? '',
      body: kept?.body,
    }),
  )
  value(await publish(cast.marta, { articleId, seen: await versionsOf(articleId), including: [cast.olena.id] }))
}

/** Adds a correction note to a story. */
export async function notedStory(cast: Cast, articleId: string, text: string): Promise<void> {
  value(await correct(cast.marta, { articleId, seen: await versionsOf(articleId), kind: 'correction', text }))
}

async function versionsOf(articleId: string): Promise<{ article: number; draft: number }> {
  const [row] = await database()
    .select({ article: articles.version, draft: drafts.version })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!row) throw new Error(`no article ${articleId}`)
  return row
}

let made = 0
const picture = async () => ({
  name: 'a.jpg',
  bytes: await photo(500 + (made += 2), 390)
    .jpeg()
    .toBuffer(),
})

function value<Value>(outcome: Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`${outcome.problem} ${JSON.stringify(outcome.detail)}`)
  return outcome.value
}
