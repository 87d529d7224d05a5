import type { EditorActions } from '#components/editor/actions.ts'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import { done } from '#lib/outcome.ts'
import type { ActOnOne } from './use-bulk.ts'

/** The verbs that work on several stories: the same as on one. */
export type BulkActions = Pick<EditorActions, 'change' | 'details'> & Pick<WorkflowActions, 'unpublish' | 'undoUnpublish'>

/** Moves a story to a section. */
export const toSection =
  ({ change, details }: BulkActions, sectionId: string): ActOnOne =>
  async ({ id: articleId }) => {
    const before = await details({ articleId })
    if (!before.ok) return before
    const was = before.value.sectionId
    if (was === sectionId) return done(null)
    const answer = await change({ articleId, changes: { sectionId }, seen: { sectionId: was } })
    return answer.ok ? done(() => change({ articleId, changes: { sectionId: was }, seen: { sectionId } })) : answer
  }

/** Adds a topic after the ones that a story has. Undoing takes out this one alone. */
export const withTopic =
  ({ change, details }: BulkActions, topicId: string): ActOnOne =>
  async ({ id: articleId }) => {
    const topicsNow = async () => {
      const answer = await details({ articleId })
      return answer.ok ? done(answer.value.topics.map(({ id }) => id)) : answer
    }
    const before = await topicsNow()
    if (!before.ok) return before
    if (before.value.includes(topicId)) return done(null)
    const answer = await change({ articleId, changes: { topics: [...before.value, topicId] }, seen: { topics: before.value } })
    if (!answer.ok) return answer
    return done(async () => {
      const since = await topicsNow()
      if (!since.ok) return since
      return change({ articleId, changes: { topics: since.value.filter((id) => id !== topicId) }, seen: { topics: since.value } })
    })
  }

/** Unpublishes a story. Undoing publishes the same revision again. */
export const takeOffPaper =
  ({ unpublish, undoUnpublish }: BulkActions): ActOnOne =>
  async ({ id: articleId }) => {
    const answer = await unpublish({ articleId })
    return answer.ok ? done(() => undoUnpublish({ articleId })) : answer
  }
