import { and, eq, isNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { record } from '#db/record.ts'
import { articleShares } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tellNoMore, tellOf } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { shareWithInput } from './input.ts'
import { lockArticle } from './lock-article.ts'

/** Sets who may see and write a story besides its creator and the editors: exactly these people. */
export async function shareWith(
  person: Person,
  { articleId, people: ids }: z.output<typeof shareWithInput>,
): Promise<Outcome<{ people: string[] }, 'unknown'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'share a story', article)
    const wanted = [...new Set(ids)]
    const known = wanted.length
      ? await tx
          .select({ id: people.id })
          .from(people)
          .where(and(isAmong(people.id, wanted), isNull(people.disabledAt), ne(people.role, 'guest')))
      : []
    if (known.length !== wanted.length) return no('unknown')
    const before = await tx
      .delete(articleShares)
      .where(eq(articleShares.articleId, articleId))
      .returning({ personId: articleShares.personId })
    if (wanted.length) await tx.insert(articleShares).values(wanted.map((personId) => ({ articleId, personId })))
    await record(tx, person, 'share-with', { kind: 'article', id: articleId }, { people: wanted })
    await tellThem(tx, person, articleId, {
      given: wanted.filter((id) => !before.some(({ personId }) => personId === id)),
      taken: before.flatMap(({ personId }) => (wanted.includes(personId) ? [] : personId)),
    })
    return done({ people: wanted })
  })
}

/** A notice for each to whom the story was given. It goes with the story, so that who is given it again is told again. */
async function tellThem(tx: Transaction, person: Person, articleId: string, { given, taken }: { given: string[]; taken: string[] }) {
  if (taken.length > 0) await tellNoMore(tx, 'assigned', articleId, taken)
  await tellOf(tx, { kind: 'assigned', key: `assigned:${articleId}`, to: given, by: person.id, articleId })
}
