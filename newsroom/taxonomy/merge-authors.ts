import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articleBylines } from '#db/schema/articles.ts'
import { liveBylines } from '#db/schema/live.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import type { mergeAuthorsInput } from './input.ts'
import { lockBoth } from './lock-both.ts'
import { findMerged, leadToKept } from './merged-slugs.ts'
import { refuseUsedAgain } from './refuse-used-again.ts'

/**
 * Merges two authors: every byline of the first, in drafts and before readers, names the second, and the first one's page and feeds lead to
 * theirs permanently. The second keeps their name; their role, biography, portrait and account, where they have none, are the first one's.
 * 'two-accounts': both have one, and an account has one author. 'used-again': somebody named the first one at this moment.
 */
export async function mergeAuthors(
  actor: Actor,
  { authorId, intoId }: z.output<typeof mergeAuthorsInput>,
): Promise<Outcome<{ stories: number }, 'same-author' | 'two-accounts' | 'used-again'>> {
  authorise(actor, 'manage the taxonomy')
  requireProof(actor)
  if (authorId === intoId) return no('same-author')
  return transaction(async (tx) => {
    const { gone, kept } = await lockBoth(tx, 'author', authors, { goneId: authorId, keptId: intoId })
    if (gone.personId && kept.personId) return no('two-accounts')
    const stories = await nameInstead(tx, articleBylines, authorId, intoId)
    await nameInstead(tx, liveBylines, authorId, intoId)
    const led = await findMerged(tx, 'author', [gone.slug, kept.slug])
    await leadToKept(tx, 'author', gone, kept)
    await tx.delete(authors).where(eq(authors.id, authorId))
    await tx.update(authors).set(joinFacts(gone, kept)).where(eq(authors.id, intoId))
    await record(tx, actor, 'merge-authors', { kind: 'author', id: authorId }, { into: intoId, slug: gone.slug, name: gone.name, stories })
    const portraits = [gone.portraitId, kept.portraitId].flatMap((id) => (id ? [tags.media(id)] : []))
    const pages = [authorId, intoId, ...led.map(({ id }) => id)].map(tags.author)
    const touched = [tags.staff(), ...pages, ...portraits, ...publishedLanguages().map(tags.lists)]
    await announce(tx, touched, { kind: 'changed', what: 'author', id: intoId })
    return done({ stories })
  }).catch(refuseUsedAgain)
}

type Author = typeof authors.$inferSelect

/** Readers know one of them as soon as they knew either. */
const joinFacts = (gone: Author, kept: Author) => ({
  title: kept.title ?? gone.title,
  biography: kept.biography ?? gone.biography,
  portraitId: kept.portraitId ?? gone.portraitId,
  personId: kept.personId ?? gone.personId,
  proposed: kept.proposed && gone.proposed,
})

/** A story that names both names the second one once, at their place. */
async function nameInstead(tx: Transaction, table: typeof articleBylines | typeof liveBylines, from: string, into: string) {
  const twice = await tx
    .delete(table)
    .where(sql`author_id = ${from} and article_id in (select article_id from ${table} where author_id = ${into})`)
    .returning({ id: table.articleId })
  const renamed = await tx.update(table).set({ authorId: into }).where(eq(table.authorId, from)).returning({ id: table.articleId })
  return twice.length + renamed.length
}
