import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { cancelSchedules } from './cancel-schedules.ts'
import { wholeStory } from './discarded-story.ts'
import type { articleInput } from './input.ts'
import { lockArticle } from './lock-article.ts'
import { may } from './stages.ts'

/**
 * Discards a draft that was never submitted, and cancels what was planned for it. It can be restored for 30 days (restore-discarded.ts),
 * without its schedule.
 */
export async function discard(person: Person, { articleId }: z.output<typeof articleInput>): Promise<Outcome<null, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'discard a story', { ...article, mine: article.made })
    if (!may('discard', article.stage) || article.firstPublishedAt) return no('wrong-stage', { stage: article.stage })
    await cancelSchedules(tx, person, articleId, 'discarded')
    const story = await wholeStory(tx, articleId)
    const { headline, words } = story.draft
    await tx.insert(discardedArticles).values({ articleId, headline, story, createdBy: story.article.createdBy, discardedBy: person.id })
    await tx.delete(articles).where(eq(articles.id, articleId))
    await record(tx, person, 'discard', { kind: 'article', id: articleId }, { headline, words })
    return done(null)
  })
}
