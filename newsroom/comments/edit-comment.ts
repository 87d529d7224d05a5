import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { comments } from '#db/schema/comments.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { mayAllSee, tellMentioned, touch } from './add-comment.ts'
import type { editCommentInput } from './input.ts'
import { lockComment } from './lock-thread.ts'

/** Changes the text of one's own comment. People whom it names now and did not before are told. */
export async function editComment(
  person: Person,
  { commentId, text, mentions }: z.output<typeof editCommentInput>,
): Promise<Outcome<null, 'wrong-stage' | 'deleted' | 'cannot-see'>> {
  return transaction(async (tx) => {
    const { article, comment } = await lockComment(tx, person, commentId)
    authorise(person, 'comment on a story', article)
    authorise(person, 'change a comment', { mine: comment.personId === person.id })
    if (!may('comment', article.stage)) return no('wrong-stage', { stage: article.stage })
    if (comment.deletedAt) return no('deleted')
    if (!(await mayAllSee(tx, article.id, mentions))) return no('cannot-see')
    await tx
      .update(comments)
      .set({ text, mentions: [...new Set(mentions)], editedAt: now })
      .where(eq(comments.id, commentId))
    await touch(tx, comment.threadId)
    await tellMentioned(tx, person, article.id, commentId, mentions)
    await record(tx, person, 'edit-comment', { kind: 'article', id: article.id }, { commentId })
    return done(null)
  })
}
