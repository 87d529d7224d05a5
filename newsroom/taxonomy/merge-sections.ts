import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { storyTemplates } from '#db/schema/templates.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { moveLimits } from '#newsroom/people/limits-of-sections.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import { dropSectionFeeds } from './drop-section-feeds.ts'
import type { mergeSectionsInput } from './input.ts'
import { lockBoth } from './lock-both.ts'
import { leadToKept } from './merged-slugs.ts'
import { refuseUsedAgain } from './refuse-used-again.ts'

/**
 * Merges two sections: every story of the first, in whatever stage, is in the second, and the first one's page and feeds lead there
 * permanently. The order that editors gave the first one's page is dropped, and what is planned for it is cancelled. 'used-again': somebody
 * began a story in it at this moment.
 */
export async function mergeSections(
  actor: Actor,
  { sectionId, intoId }: z.output<typeof mergeSectionsInput>,
): Promise<Outcome<{ stories: number }, 'same' | 'used-again'>> {
  authorise(actor, 'manage the taxonomy')
  requireProof(actor)
  if (sectionId === intoId) return no('same')
  return transaction(async (tx) => {
    const { gone, kept } = await lockBoth(tx, 'section', sections, { goneId: sectionId, keptId: intoId })
    const cancelled = await dropSectionFeeds(tx, actor, gone.slug)
    const moved = await tx
      .update(articles)
      .set({ sectionId: intoId })
      .where(eq(articles.sectionId, sectionId))
      .returning({ id: articles.id })
    await tx.update(liveArticles).set({ sectionId: intoId }).where(eq(liveArticles.sectionId, sectionId))
    await tx.update(storyTemplates).set({ sectionId: intoId }).where(eq(storyTemplates.sectionId, sectionId))
    await moveLimits(tx, sectionId, intoId)
    await leadToKept(tx, 'section', gone, kept)
    await tx.delete(sections).where(eq(sections.id, sectionId))
    const detail = { into: intoId, slug: gone.slug, name: gone.name, stories: moved.length, cancelled }
    await record(tx, actor, 'merge-sections', { kind: 'section', id: sectionId }, detail)
    const touched = [tags.newsroom(), tags.section(sectionId), tags.section(intoId), ...publishedLanguages().map(tags.lists)]
    await announce(tx, touched, { kind: 'changed', what: 'section', id: intoId })
    return done({ stories: moved.length })
  }).catch(refuseUsedAgain)
}
