'use client'

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { DetailChanges, EditorActions } from '#components/editor/actions.ts'
import { useAskBeforeLeaving } from '#components/ui/use-ask-before-leaving.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { readerParts } from '#newsroom/articles/unpublished-parts.ts'
import { useWords } from '#words'
import { DetailsStore, type FailedChange, isPending, isRepeatable, type ShownDetails } from './details-store.ts'

/** One change of the details, as the screen shows it. */
export type ShownChange = Partial<Pick<ShownDetails, keyof DetailChanges>>
export type DetailsTrouble = { sentences: string[]; again: (() => void) | null; leave: () => void }

export type DetailsOnScreen = ReturnType<typeof useDetails>

/** The details beside the text: a change is shown at once, and saved one after the other. */
export function useDetails(story: DraftFor, actions: EditorActions) {
  const say = useWords()
  const [store] = useState(() => new DetailsStore(story, () => actions.details({ articleId: story.id })))
  const { details, failed, isChanging } = useSyncExternalStore(store.subscribe, store.detailsState, store.detailsState)

  useEffect(() => {
    window.addEventListener('online', store.goOn)
    return () => window.removeEventListener('online', store.goOn)
  }, [store])
  const wouldLose = isChanging || failed.some(isPending)
  useAskBeforeLeaving(wouldLose)

  const change = useCallback(
    (shown: ShownChange) => {
      const { topics, bylines, ...same } = shown
      const changes: DetailChanges = { ...same, ...(topics && { topics: ids(topics) }), ...(bylines && { bylines: ids(bylines) }) }
      const field = Object.keys(changes).join()
      const ask = (seenVersion: number) => actions.change({ articleId: story.id, seenVersion, changes })
      store.change({ field, shown, isTyped: !Object.keys(changes).some((name) => chosen.includes(name)), ask })
    },
    [store, actions, story.id],
  )
  const linkTwin = useCallback(
    (twinId: string | null) => store.change({ field: 'twin', shown: {}, ask: () => actions.linkTwin({ articleId: story.id, twinId }) }),
    [store, actions, story.id],
  )
  const shareWith = useCallback(
    (sharedWith: Choice[]) =>
      store.change({
        field: 'sharedWith',
        shown: { sharedWith },
        ask: () => actions.shareWith({ articleId: story.id, people: ids(sharedWith) }),
      }),
    [store, actions, story.id],
  )

  const { reload, slugIs, settled, version } = store
  return { details, trouble: troubleOf(say, failed, store), isChanging, change, linkTwin, shareWith, reload, slugIs, settled, version }
}

const ids = (choices: Choice[]) => choices.map(({ id }) => id)
/** The other fields are typed, and keep their text when saving fails. */
const chosen: readonly string[] = ['sectionId', 'topics', 'bylines', 'hero', 'language', 'breaking'] satisfies (keyof DetailChanges)[]

function nameOfField(say: Say, field: string): string {
  if (field === 'sharedWith') return say('editor.sharedWith')
  if (field === 'twin') return say('editor.inAnotherLanguage')
  const part = readerParts.find((name) => name === field)
  return part ? say(`workflow.part-${part}`) : field
}

function troubleOf(say: Say, failed: FailedChange[], { again, leave }: DetailsStore): DetailsTrouble | null {
  if (failed.length === 0) return null
  const names = failed.map(({ change }) => nameOfField(say, change.field)).join(', ')
  return {
    sentences: [...new Set(failed.map((change) => sentence(say, change))), say('editor.notSaved', { fields: names })],
    again: failed.some(isRepeatable) ? again : null,
    leave,
  }
}

function sentence(say: Say, { problem, detail = {} }: FailedChange): string {
  switch (problem) {
    case 'stale':
      return say('editor.problem-stale', { name: String(detail.changedBy ?? say('editor.somebody')) })
    case 'bad-slug':
      return detail.slug ? say('editor.problem-bad-slug', { slug: String(detail.slug) }) : say('editor.problem-no-slug')
    case 'slug-taken':
      return say('editor.problem-slug-taken', { slug: String(detail.slug) })
    case 'not-found':
      return say('editor.problem-not-allowed')
    case 'signed-out':
    case 'cross-site':
      return say(`problems.${problem}`)
    default:
      return say(`editor.problem-${problem}`)
  }
}
