import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tellNoMore, tellOf } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { editsStory } from '#newsroom/people/reads-story.ts'
import type { assignEditorInput } from './input.ts'
import { lockArticle } from './lock-article.ts'
import { may } from './stages.ts'

/**
 * Gives a story the editor who looks after it, in place of the one before. Only those who may publish it can be chosen, so that
 * nobody's rights change. The new one is told, unless it is who does it.
 */
export async function assignEditor(
  person: Person,
  { articleId, editorId }: z.output<typeof assignEditorInput>,
): Promise<Outcome<{ version: number }, 'wrong-stage' | 'unknown'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'assign a story', article)
    if (!may('assign', article.stage)) return no('wrong-stage', { stage: article.stage })
    if (article.editorId === editorId) return done({ version: article.version })
    if (!(await isEditor(tx, editorId, articleId))) return no('unknown')
    const version = article.version + 1
    await tx.update(articles).set({ editorId, version, updatedAt: now }).where(eq(articles.id, articleId))
    await record(tx, person, 'assign-editor', { kind: 'article', id: articleId }, { editor: editorId, before: article.editorId })
    if (article.editorId) await tellNoMore(tx, 'assigned', articleId, [article.editorId])
    const told = { to: [editorId], by: person.id, articleId, detail: { isEditor: true } }
    await tellOf(tx, { kind: 'assigned', key: `editor:${articleId}:${version}`, ...told })
    return done({ version })
  })
}

async function isEditor(tx: Transaction, id: string, articleId: string): Promise<boolean> {
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, id), editsStory(articleId)))
  return found.length > 0
}
