import type { Editor } from '@tiptap/core'
import type { EditorActions } from '#components/editor/actions.ts'
import type { DetailsOnScreen } from '#components/editor/details/changes/use-details.ts'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import { makeAll } from '#components/editor/find/make-all.ts'
import { type HouseStyle, useHouseStyle } from '#components/editor/house-style/use-house-style.ts'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import type { TwoSpellings } from '#newsroom/workflow/spelled-two-ways.ts'
import { type ReadinessShown, useReadinessNow } from './use-readiness-now.ts'

/** What publishing the story would do, and how its text keeps to the house style. */
export function useChecklist({
  props: { story, workflow, allowed, actions },
  details: { details },
  draft,
  editor,
  isLocked,
}: {
  props: {
    story: { id: string }
    workflow: { readiness: Readiness; actions: Pick<WorkflowActions, 'readiness'> }
    allowed: { save: boolean }
    actions: Pick<EditorActions, 'ignoreStyleRule'>
  }
  details: DetailsOnScreen
  draft: Pick<Draft, 'state'>
  editor: Editor | null
  isLocked: boolean
}): { readiness: ReadinessShown; style: HouseStyle; lookAgain: () => void; respell: ((name: TwoSpellings) => void) | null } {
  const { readiness, again } = useReadinessNow({
    articleId: story.id,
    start: workflow.readiness,
    ask: workflow.actions.readiness,
    states: draft.state,
    details,
  })
  const style = useHouseStyle({
    ...{ editor, story, isLocked },
    language: details.language,
    ask: allowed.save ? actions.ignoreStyleRule : null,
    onIgnored: again,
  })
  const respell = editor && allowed.save && !isLocked ? (name: TwoSpellings) => makeAll(editor, name) : null
  return { readiness, style, lookAgain: again, respell }
}

export type Checklist = ReturnType<typeof useChecklist>
