import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { picturesForStaff } from '#newsroom/articles/pictures-for-staff.ts'
import { preparedStory } from '#newsroom/articles/prepared-story.ts'
import { previewFor } from '#newsroom/articles/preview-for.ts'
import type { StoryCard } from '#newsroom/paper/story-card.ts'
import type { Person } from '#newsroom/people/person.ts'

/** What is planned for a story: when it comes out or is updated, and the version of it that was approved. */
export type Coming = { at: Date; preparedVersion: number }

/** A story's card once what is planned for it has gone out: as it was approved, whatever was written since. `live`: as readers have it now. */
export async function comingCard(
  tx: Transaction,
  editor: Person,
  articleId: string,
  live: StoryCard | undefined,
  { at, preparedVersion }: Coming,
): Promise<StoryCard> {
  const { language, headline, dek, breaking, hero, sectionId, slug } = await preparedStory(tx, articleId, preparedVersion)
  const base = live ?? { ...(await cardOfDraft(editor, articleId)), firstPublishedAt: at, slug: slug ?? '' }
  const picture = hero && (await picturesForStaff([hero.mediaId], tx)).get(hero.mediaId)
  return {
    ...{ ...base, language, headline, dek, breaking },
    section: (await sectionOf(tx, sectionId)) ?? base.section,
    hero: hero && picture ? { ...picture, alt: hero.alt, caption: hero.caption, credit: hero.credit } : null,
  }
}

async function cardOfDraft(editor: Person, articleId: string): Promise<StoryCard> {
  const { body: _, ...story } = await previewFor(editor, articleId)
  return story
}

async function sectionOf(tx: Transaction, id: string | null): Promise<StoryCard['section'] | undefined> {
  if (!id) return undefined
  const [section] = await tx.select({ id: sections.id, slug: sections.slug, name: sections.name }).from(sections).where(eq(sections.id, id))
  return section
}
