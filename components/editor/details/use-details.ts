'use client'

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { DetailChanges, EditorActions } from '#components/editor/actions.ts'
import { requestProblems } from '#components/ui/request-problems.ts'
import { useAskBeforeLeaving } from '#components/ui/use-ask-before-leaving.ts'
import { partNames } from '#components/workflow/change-words.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { DetailsStore, type FailedChange, isPending, isRepeatable, type ShownDetails } from './details-store.ts'

/** One thing that is detailsState of the details, as the screen shows it. */
export type ShownChange = Partial<Pick<ShownDetails, keyof DetailChanges>>
export type DetailsTrouble = { sentences: string[]; again: (() => void) | null; leave: () => void }

export type DetailsOnScreen = ReturnType<typeof useDetails>

/** What stands beside the text: shown as it is detailsState, and changed one thing after the other. */
export function useDetails(story: DraftFor, actions: EditorActions) {
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
  return { details, trouble: troubleOf(failed, store), isChanging, change, linkTwin, shareWith, reload, slugIs, settled, version }
}

const ids = (choices: Choice[]) => choices.map(({ id }) => id)
/** The others are typed, and stay on the screen when they could not be saved. */
const chosen: readonly string[] = ['sectionId', 'topics', 'bylines', 'hero', 'language', 'breaking'] satisfies (keyof DetailChanges)[]

const fieldNames: Readonly<Record<string, string>> = {
  ...partNames,
  slug: 'Slug',
  sharedWith: 'Shared with',
  twin: 'In another language',
}

function troubleOf(failed: FailedChange[], { again, leave }: DetailsStore): DetailsTrouble | null {
  if (failed.length === 0) return null
  const names = failed.map(({ change }) => fieldNames[change.field]).join(', ')
  return {
    sentences: [...new Set(failed.map(sentence)), `Not saved: ${names}.`],
    again: failed.some(isRepeatable) ? again : null,
    leave,
  }
}

function sentence({ problem, detail = {} }: FailedChange): string {
  switch (problem) {
    case 'unreachable':
      return 'The newsroom cannot be reached.'
    case 'stale':
      return `${String(detail.changedBy ?? 'Somebody')} changed the details meanwhile. They are shown now.`
    case 'bad-slug':
      return detail.slug
        ? `“${String(detail.slug)}” is not an address: small letters a–z, digits and single hyphens.`
        : 'A story that was published keeps an address.'
    case 'slug-taken':
      return `Another story has, or had, the address “${String(detail.slug)}”.`
    case 'language-fixed':
      return 'Readers know this story in its language: it cannot be changed after the first publication.'
    case 'twin-taken':
      return 'There is a story in this language among the twins already.'
    case 'wrong-stage':
      return 'This story was taken down: it cannot be changed.'
    case 'unknown':
      return `This ${String(detail.what ?? 'person')} is not there any more.`
    case 'not-allowed':
    case 'not-found':
      return 'You may not change this any more.'
    case 'invalid':
      return 'This is too long, or has a character in it that cannot be kept.'
    default:
      return requestProblems[problem]
  }
}
