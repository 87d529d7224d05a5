'use client'

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { type LocalDetails, localDetailsOf } from '#components/editor/local/local-details.ts'
import { useAskBeforeClosing } from '#components/ui/use-ask-before-leaving.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { asChanges, type DetailChange, detailChange, idsOf, isTyped, type ShownChange, valuesOf } from './detail-changes.ts'
import { type Change, DetailsStore, isPending } from './details-store.ts'

export type DetailsOnScreen = ReturnType<typeof useDetails>

/** The details beside the text: a change is shown at once, kept on this device, and saved one after the other. */
export function useDetails(story: DraftFor, actions: EditorActions, personId: string) {
  const [{ store, toChange, local }] = useState(() => makeStore(story, actions, personId))
  const state = useSyncExternalStore(store.subscribe, store.detailsState, store.detailsState)
  useKept(store, toChange, local)
  useRetries(store, state.failed.some(isPending))
  useAskBeforeClosing(state.wouldLose)

  const change = useCallback((shown: ShownChange) => store.change(toChange(detailChange(shown, store.saved()))), [store, toChange])
  /** Text that is still being typed: kept on this device, and sent when it is finished. */
  const type = useCallback((shown: ShownChange) => store.keepTyped(detailChange(shown, store.saved())), [store])
  const linkTwin = useCallback(
    (twinId: string | null) => store.change({ field: 'twin', shown: {}, ask: () => actions.linkTwin({ articleId: story.id, twinId }) }),
    [store, actions, story.id],
  )
  const shareWith = useCallback(
    (sharedWith: Choice[]) =>
      store.change({
        field: 'sharedWith',
        shown: { sharedWith },
        ask: () => actions.shareWith({ articleId: story.id, people: idsOf(sharedWith) }),
      }),
    [store, actions, story.id],
  )

  const assign = useCallback(
    (editor: Choice | null) =>
      store.change({
        field: 'editor',
        shown: { editor },
        ask: () =>
          editor ? actions.assignEditor({ articleId: story.id, editorId: editor.id }) : actions.unassignEditor({ articleId: story.id }),
      }),
    [store, actions, story.id],
  )

  const { reload, textIsSaved, settled, version, goOn, leave, agree, newsroomHas } = store
  return { ...state, change, type, linkTwin, shareWith, assign, reload, textIsSaved, settled, version, goOn, leave, agree, newsroomHas }
}

function makeStore(story: DraftFor, actions: EditorActions, personId: string) {
  const local = typeof indexedDB === 'undefined' ? null : localDetailsOf(story.id, personId)
  const store = new DetailsStore(story, { ask: () => actions.details({ articleId: story.id }), local, personId })
  const toChange = (kept: DetailChange): Change => ({
    field: kept.field,
    shown: kept.shown,
    isTyped: isTyped(kept.shown),
    kept,
    ask: (newest = kept) =>
      actions.change({ articleId: story.id, changeId: newest.id, seen: asChanges(newest.seen), changes: asChanges(newest.shown) }),
  })
  return { store, toChange, local }
}

/** What an earlier screen of this device could not save is shown and sent. */
function useKept(store: DetailsStore, toChange: (kept: DetailChange) => Change, local: LocalDetails | null): void {
  useEffect(() => {
    const load = async () => {
      const left = (await local?.left().catch(() => [])) ?? []
      store.restore(left.filter(({ shown }) => Object.keys(valuesOf(shown, store.saved())).length > 0).map(toChange))
    }
    void load()
  }, [store, toChange, local])
}

/** Milliseconds between two tries to send what could not be sent. */
const tryEvery = 5_000

function useRetries(store: DetailsStore, isWaiting: boolean): void {
  useEffect(() => {
    if (!isWaiting) return
    const trying = setInterval(store.goOn, tryEvery)
    window.addEventListener('online', store.goOn)
    return () => {
      clearInterval(trying)
      window.removeEventListener('online', store.goOn)
    }
  }, [store, isWaiting])
}
