import { z } from 'zod'
import { linesOfText, nameOfSomething } from '#lib/text-input.ts'
import { longestComment } from './limits.ts'

const id = z.uuid()
const position = z.int().min(0).max(10_000_000)

/** The most people whom one comment may name. */
const mostMentions = 20

const written = {
  /** Chosen by the page, so that a request sent twice adds one comment. */
  commentId: id,
  text: linesOfText(longestComment).refine((text) => text !== ''),
  mentions: z.array(id).max(mostMentions).default([]),
}

const started = { articleId: id, threadId: id, ...written }
export const startThreadInput = z.union([
  z.object({ isOnHero: z.literal(true), ...started }),
  z.object({
    /** The version of the text in which the range was chosen; others may have written on since. */
    seenVersion: z.int().min(1),
    from: position,
    to: position,
    ...started,
  }),
])
export const replyInput = z.object({ threadId: id, ...written })
export const editCommentInput = z.object(written)
export const commentInput = z.object({ commentId: id })
export const threadInput = z.object({ threadId: id })

export const threadsInput = z.object({
  articleId: id,
  isResolved: z.boolean().default(false),
  after: z.string().max(100).optional(),
})
export const findReadersInput = z.object({ articleId: id, query: nameOfSomething(100) })
