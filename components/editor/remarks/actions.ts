import type { Say } from '#components/ui/words/say.ts'
import type { Asked, Outcome, RequestProblem } from '#lib/outcome.ts'
import type { deleteComment } from '#newsroom/comments/delete-comment.ts'
import type { editComment } from '#newsroom/comments/edit-comment.ts'
import type { findReaders } from '#newsroom/comments/readers-of.ts'
import type { reopenThread } from '#newsroom/comments/reopen-thread.ts'
import type { ReplyProblem, reply } from '#newsroom/comments/reply.ts'
import type { resolveThread } from '#newsroom/comments/resolve-thread.ts'
import type { StartThreadProblem, startThread } from '#newsroom/comments/start-thread.ts'
import type { threadFor } from '#newsroom/comments/threads-of.ts'
import type { readNotices } from '#newsroom/notices/read-notices.ts'

/** The server actions of comments, passed in by the page. */
export type RemarkActions = {
  start: Asked<typeof startThread>
  reply: Asked<typeof reply>
  edit: Asked<typeof editComment>
  delete: Asked<typeof deleteComment>
  resolve: Asked<typeof resolveThread>
  reopen: Asked<typeof reopenThread>
  thread: Asked<typeof threadFor>
  findReaders: Asked<typeof findReaders>
  readNotices: Asked<typeof readNotices>
}

/** A comment as it is sent. The id stays the same when it is sent again. */
export type Written = { commentId: string; text: string; mentions: string[] }

type OwnProblem = StartThreadProblem | ReplyProblem | 'deleted' | 'unsaved'
export type RemarkProblem = OwnProblem | RequestProblem | 'unreachable'
export type Sent = Promise<Outcome<unknown, RemarkProblem>>

const own: readonly string[] = [
  'gone',
  'stale',
  'wrong-stage',
  'too-many',
  'cannot-see',
  'resolved',
  'deleted',
  'unsaved',
] satisfies OwnProblem[]
const isOwn = (problem: RemarkProblem): problem is OwnProblem => own.includes(problem)

export const remarkProblem = (say: Say, problem: RemarkProblem): string =>
  isOwn(problem) ? say(`comments.problem-${problem}`) : say(`problems.${problem}`)
