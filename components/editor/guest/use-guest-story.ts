import { useEffect, useState } from 'react'
import type { Details, EditorActions } from '#components/editor/actions.ts'
import { useChannelState, useTopic } from '#components/ui/channel/use-channel.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import { done, type Outcome, type RequestProblem } from '#lib/outcome.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'

/** Milliseconds between two questions while the channel says nothing. */
const askEvery = 5_000
/** The longest time that a timer of a browser takes. Milliseconds. */
const longestTimer = 2 ** 31 - 1

export type GuestStory = {
  details: Details
  /** The newsroom shows it to this guest no more. */
  isClosed: boolean
  again: () => void
}

/** What the newsroom shows a guest of their story now, and whether it still does: asked when the channel says so, and when the invitation ends. */
export function useGuestStory(story: DraftFor, endsAt: Date, ask: EditorActions['details']): GuestStory {
  const isLive = useChannelState() === 'live'
  const [isRefused, setRefused] = useState(false)
  const find = async (): Promise<Outcome<Details, RequestProblem>> => {
    const answer = await ask({ articleId: story.id })
    if (answer.ok) setRefused(false)
    return answer.ok ? done(answer.value) : answer
  }
  const { value, problem, again } = useAnswer(['guest-story', story.id], find, {
    start: story,
    every: () => (isLive ? false : askEvery),
  })
  useTopic(`story:${story.id}`, (message) => {
    // The channel has looked: the text goes at once, and comes back where the newsroom still shows it.
    if (message.kind === 'refused') setRefused(true)
    if (message.kind === 'refused' || (message.kind === 'changed' && message.version === undefined)) void again()
  })
  const ends = endsAt.getTime()
  useEffect(() => {
    const timer = setTimeout(() => void again(), Math.min(Math.max(ends - Date.now(), 0) + 500, longestTimer))
    return () => clearTimeout(timer)
  }, [ends, again])
  return { details: value ?? story, isClosed: isRefused || (problem !== null && problem !== 'unreachable'), again: () => void again() }
}
