'use server'
import { actionOfAnybody } from '#app/action.ts'
import { deleteComment } from '#newsroom/comments/delete-comment.ts'
import { editComment } from '#newsroom/comments/edit-comment.ts'
import { commentInput, editCommentInput, findReadersInput, replyInput, startThreadInput, threadInput } from '#newsroom/comments/input.ts'
import { findReaders } from '#newsroom/comments/readers-of.ts'
import { reopenThread } from '#newsroom/comments/reopen-thread.ts'
import { reply } from '#newsroom/comments/reply.ts'
import { resolveThread } from '#newsroom/comments/resolve-thread.ts'
import { startThread } from '#newsroom/comments/start-thread.ts'
import { threadFor } from '#newsroom/comments/threads-of.ts'

export const startThreadAction = actionOfAnybody(startThreadInput, startThread)
export const replyAction = actionOfAnybody(replyInput, reply)
export const editCommentAction = actionOfAnybody(editCommentInput, editComment)
export const deleteCommentAction = actionOfAnybody(commentInput, deleteComment)
export const resolveThreadAction = actionOfAnybody(threadInput, resolveThread)
export const reopenThreadAction = actionOfAnybody(threadInput, reopenThread)
export const threadAction = actionOfAnybody(threadInput, threadFor)
export const findReadersAction = actionOfAnybody(findReadersInput, findReaders)
