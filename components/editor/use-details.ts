'use client'

import { useCallback, useRef, useState } from 'react'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { DetailChanges, Details, EditorActions } from './actions.ts'

export type DetailsTrouble = { sentence: string; again: (() => void) | null }
type Answer = Awaited<ReturnType<EditorActions['change'] | EditorActions['linkTwin'] | EditorActions['shareWith']>>

/** What stands beside the text: changed one thing after the other, each on the version that this screen shows. */
export function useDetails(story: DraftFor, actions: EditorActions) {
  const [details, setDetails] = useState<Details>(story)
  const [trouble, setTrouble] = useState<DetailsTrouble | null>(null)
  const [changing, setChanging] = useState(0)
  const version = useRef(story.version)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const reload = useCallback(async () => {
    const answer = await actions.details({ articleId: story.id })
    if (!answer.ok) return
    version.current = answer.value.version
    setDetails(answer.value)
  }, [actions, story.id])

  const run = useCallback(
    (ask: () => Promise<Answer>): Promise<boolean> => {
      const attempt = async (): Promise<boolean> => {
        setChanging((count) => count + 1)
        try {
          const answer = await ask()
          if (answer.ok && 'version' in answer.value) version.current = answer.value.version
          const again = () => void run(ask)
          setTrouble(
            answer.ok ? null : { sentence: sentence(answer.problem, answer.detail), again: repeatable(answer.problem) ? again : null },
          )
          await reload()
          return answer.ok
        } catch {
          setTrouble({ sentence: 'The newsroom cannot be reached: this change was not made.', again: () => void run(ask) })
          return false
        } finally {
          setChanging((count) => count - 1)
        }
      }
      const after = queue.current.then(attempt)
      queue.current = after
      return after
    },
    [reload],
  )

  const change = useCallback(
    (changes: DetailChanges) => run(() => actions.change({ articleId: story.id, seenVersion: version.current, changes })),
    [run, actions, story.id],
  )
  const linkTwin = useCallback(
    (twinId: string | null) => run(() => actions.linkTwin({ articleId: story.id, twinId })),
    [run, actions, story.id],
  )
  const shareWith = useCallback(
    (people: string[]) => run(() => actions.shareWith({ articleId: story.id, people })),
    [run, actions, story.id],
  )
  /** Waits for what is under way. */
  const settled = useCallback(async () => {
    await queue.current
  }, [])
  /** The slug follows the headline, and comes back with each save of the text. */
  const slugIs = useCallback((slug: string | null) => setDetails((known) => (known.slug === slug ? known : { ...known, slug })), [])

  return { details, trouble, isChanging: changing > 0, change, linkTwin, shareWith, reload, slugIs, settled, version }
}

type Problem = Exclude<Answer, { ok: true }>['problem']
const repeatable = (problem: Problem) => ['stale', 'signed-out'].includes(problem)

function sentence(problem: Problem, detail: Readonly<Record<string, unknown>> = {}): string {
  switch (problem) {
    case 'stale':
      return `${String(detail.changedBy ?? 'Somebody')} changed the details meanwhile. They are shown now; your change was not made.`
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
    case 'signed-out':
      return 'You have been signed out: this change was not made. Sign in in another tab, then try again.'
    case 'not-allowed':
    case 'not-found':
      return 'You may not change this any more.'
    case 'invalid':
      return 'This is too long, or has a character in it that cannot be kept.'
    case 'cross-site':
      return 'This page was opened under another address than the newsroom’s.'
  }
}
