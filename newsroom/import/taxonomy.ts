import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Language } from '#lib/languages.ts'
import { firstLanguage } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'
import { upsertBySlug } from '#newsroom/taxonomy/upsert-by-slug.ts'
import type { Incoming } from './incoming.ts'

/** The ids of the sections, topics and authors of stories, and the tags of the pages that show them. */
export type Taxonomy = {
  section: (story: WireStory) => string
  topics: (story: WireStory) => string[]
  bylines: (story: WireStory) => string[]
  tags: string[]
}

/** Sections, topics and authors of a batch: found by slug, created when missing. */
export async function taxonomyOf(tx: Transaction, incoming: readonly Incoming[]): Promise<Taxonomy> {
  const stories = incoming.map(({ story }) => story)
  const language: Language = stories[0]?.language ?? firstLanguage()
  const section = await upsertBySlug(
    tx,
    sections,
    stories.map((story) => story.section),
    language,
  )
  const topic = await upsertBySlug(
    tx,
    topics,
    stories.flatMap((story) => story.topics),
    language,
  )
  const author = await upsertBySlug(
    tx,
    authors,
    stories.flatMap((story) => story.bylines),
    language,
  )
  await describeAuthors(tx, stories, author, language)
  const findId = (ids: Map<string, string>, slug: string) => ids.get(slug) ?? fail(slug)
  return {
    section: (story) => findId(section.ids, story.section.slug),
    topics: (story) => [...new Set(story.topics.map(({ slug }) => findId(topic.ids, slug)))],
    bylines: (story) => [...new Set(story.bylines.map(({ slug }) => findId(author.ids, slug)))],
    tags: [
      ...(section.made.length > 0 ? [tags.newsroom()] : []),
      ...[...new Set(stories.map((story) => story.language))].flatMap((code) => [tags.feed('main', code), tags.lists(code)]),
      ...[...section.ids.values()].map(tags.section),
      ...[...topic.ids.values()].map(tags.topic),
      ...[...author.ids.values()].map(tags.author),
    ],
  }
}

/** What the source says about authors who are new here. An author of the newsroom stays as the newsroom describes them. */
async function describeAuthors(
  tx: Transaction,
  stories: readonly WireStory[],
  { ids, made }: { ids: Map<string, string>; made: string[] },
  language: Language,
): Promise<void> {
  const fresh = new Set(made)
  const known = new Map(stories.flatMap(({ bylines }) => bylines.map(({ slug, about }) => [slug, about])))
  for (const [slug, about] of known) {
    const id = ids.get(slug)
    if (!id || !fresh.has(id) || !about || (about.biography === '' && about.portraitId === null)) continue
    const biography = about.biography === '' ? null : { [firstLanguage()]: about.biography, [language]: about.biography }
    await tx.update(authors).set({ biography, portraitId: about.portraitId }).where(eq(authors.id, id))
  }
}

function fail(slug: string): never {
  throw new Error(`“${slug}” was created but cannot be found`)
}
