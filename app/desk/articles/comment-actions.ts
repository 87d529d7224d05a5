'use server'
import { action } from '#app/action.ts'
import { deleteComment } from '#newsroom/comments/delete-comment.ts'
import { editComment } from '#newsroom/comments/edit-comment.ts'
import { commentInput, editCommentInput, findReadersInput, replyInput, startThreadInput, threadInput } from '#newsroom/comments/input.ts'
import { findReaders } from '#newsroom/comments/readers-of.ts'
import { reopenThread } from '#newsroom/comments/reopen-thread.ts'
import { reply } from '#newsroom/comments/reply.ts'
import { resolveThread } from '#newsroom/comments/resolve-thread.ts'
import { startThread } from '#newsroom/comments/start-thread.ts'
import { threadFor } from '#newsroom/comments/threads-of.ts'

export const startThreadAction = action(startThreadInput, startThread)
export const replyAction = action(replyInput, reply)
export const editCommentAction = action(editCommentInput, editComment)
export const deleteCommentAction = action(commentInput, deleteComment)
export const resolveThreadAction = action(threadInput, resolveThread)
export const reopenThreadAction = action(threadInput, reopenThread)
export const threadAction = action(threadInput, threadFor)
export const findReadersAction = action(findReadersInput, findReaders)
