import type { EditorActions } from '#components/editor/actions.ts'
import type { ChosenTime } from '#components/schedule/check-time.ts'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import { done, no } from '#lib/outcome.ts'
import type { ActOnOne } from './use-bulk.ts'

/** The verbs that work on several stories: the same as on one. */
export type BulkActions = Pick<EditorActions, 'change' | 'details' | 'assignEditor' | 'unassignEditor'> &
  Pick<WorkflowActions, 'unpublish' | 'undoUnpublish' | 'readiness'> &
  Pick<WorkflowActions['schedules'], 'schedule' | 'cancel'>

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

/** Gives a story to an editor, or to nobody. Undoing gives it back to the one before. */
export const toEditor =
  ({ details, assignEditor, unassignEditor }: BulkActions, editorId: string | null): ActOnOne =>
  async ({ id: articleId }) => {
    const give = (id: string | null) => (id === null ? unassignEditor({ articleId }) : assignEditor({ articleId, editorId: id }))
    const before = await details({ articleId })
    if (!before.ok) return before
    const was = before.value.editor?.id ?? null
    if (was === editorId) return done(null)
    const answer = await give(editorId)
    return answer.ok ? done(() => give(was)) : answer
  }

/** Unpublishes a story. Undoing publishes the same revision again. */
export const takeOffPaper =
  ({ unpublish, undoUnpublish }: BulkActions): ActOnOne =>
  async ({ id: articleId }) => {
    const answer = await unpublish({ articleId })
    return answer.ok ? done(() => undoUnpublish({ articleId })) : answer
  }

/**
 * Plans a story for a time: a live one with its changes, any other one to be published, as it is now. What an editor must see first is refused: a
 * story that is not complete, and an update with changes of other people. Undoing cancels the plan.
 */
export const planFor =
  ({ readiness, schedule, cancel }: BulkActions, time: ChosenTime & { zone: string }): ActOnOne =>
  async ({ id: articleId }) => {
    const looked = await readiness({ articleId })
    if (!looked.ok) return looked
    const { seen, missing, changes, others } = looked.value
    if (missing.length > 0) return no('unfinished')
    if (others.length > 0) return no('others-changes')
    const answer = await schedule({ kind: changes ? 'update' : 'publish', articleId, seen, ...time })
    return answer.ok ? done(() => cancel({ id: answer.value.id })) : answer
  }
