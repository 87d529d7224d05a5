import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { corrections } from '#db/schema/corrections.ts'
import { liveArticles } from '#db/schema/live.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { withdrawCorrectionInput } from './input.ts'
import { pagesTouched } from './pages-touched.ts'

/** Withdraws a correction note. The text stays as it is; the note stays in the newsroom's records. */
export async function withdrawCorrection(
  editor: Person,
  { articleId, correctionId }: z.output<typeof withdrawCorrectionInput>,
): Promise<Outcome<null, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, editor, articleId)
    authorise(editor, 'correct a story', article)
    if (!may('correct', article.stage)) return no('wrong-stage', { stage: article.stage })
    const touched = await pagesTouched(tx, articleId, article.language)
    const its = and(eq(corrections.id, correctionId), eq(corrections.articleId, articleId))
    const [note] = await tx
      .update(corrections)
      .set({ withdrawnAt: now, withdrawnBy: editor.id })
      .where(and(its, isNull(corrections.withdrawnAt)))
      .returning({ text: corrections.text })
    if (!note) {
      const [known] = await tx.select({ id: corrections.id }).from(corrections).where(its)
      if (!known) throw new NotFound(`correction ${correctionId}`)
      return done(null) // it was withdrawn before
    }
    const [live] = await tx
      .update(liveArticles)
      .set({ updatedAt: now })
      .where(eq(liveArticles.articleId, articleId))
      .returning({ slug: liveArticles.slug })
    if (!live) throw new Error(`article ${articleId} is published and not live`)
    const { slug } = live
    await record(tx, editor, 'withdraw-correction', { kind: 'article', id: articleId }, { correction: correctionId, text: note.text })
    await announce(tx, touched, { kind: 'updated', articleId, language: article.language, slug })
    return done(null)
  })
}
