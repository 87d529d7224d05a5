import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { dropLimits } from '#newsroom/people/limits-of-sections.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import { dropSectionFeeds } from './drop-section-feeds.ts'
import type { deleteSectionInput } from './input.ts'
import { isPlanned } from './is-planned.ts'
import { refuseUsedAgain } from './refuse-used-again.ts'

/** Deletes a section without stories, also planned ones. Its page answers 404 from then on, or leads where an earlier one with its slug was merged into. 'has-stories': move them first, or merge the section. */
export async function deleteSection(
  actor: Actor,
  { sectionId }: z.output<typeof deleteSectionInput>,
): Promise<Outcome<null, 'has-stories' | 'used-again'>> {
  authorise(actor, 'manage the taxonomy')
  requireProof(actor)
  return transaction(async (tx) => {
    const [section] = await tx
      .select({ slug: sections.slug, name: sections.name })
      .from(sections)
      .where(eq(sections.id, sectionId))
      .for('no key update')
    if (!section) throw new NotFound(`section ${sectionId}`)
    if ((await hasStories(tx, sectionId)) || (await isPlanned(tx, { sectionId }))) return no('has-stories')
    const cancelled = await dropSectionFeeds(tx, actor, section.slug)
    await dropLimits(tx, sectionId)
    await tx.delete(sections).where(eq(sections.id, sectionId))
    await record(tx, actor, 'delete-section', { kind: 'section', id: sectionId }, { ...section, cancelled })
    const touched = [tags.newsroom(), tags.section(sectionId), ...publishedLanguages().map(tags.lists)]
    await announce(tx, touched, { kind: 'changed', what: 'section', id: sectionId })
    return done(null)
  }).catch(refuseUsedAgain)
}

/** A live story is in the section of its revision, and perhaps in another one with its draft: both count. */
async function hasStories(tx: Transaction, sectionId: string): Promise<boolean> {
  const [written] = await tx.select({ id: articles.id }).from(articles).where(eq(articles.sectionId, sectionId)).limit(1)
  const [live] = await tx.select({ id: liveArticles.articleId }).from(liveArticles).where(eq(liveArticles.sectionId, sectionId)).limit(1)
  return Boolean(written ?? live)
}
