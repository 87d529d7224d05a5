import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { askAddress } from '#components/ui/ask-address.ts'
import { useChannelState, useTopic } from '#components/ui/channel/use-channel.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import { done } from '#lib/outcome.ts'
import type { Thread, Threads } from '#newsroom/comments/threads-of.ts'
import { showRanges } from './ranges.ts'

/** Milliseconds between two questions: without the channel, and with it. */
const askEvery = { alone: 5_000, channel: 60_000 }

export async function askThreads(address: string, signal: AbortSignal) {
  const answer = await askAddress<Threads>(address, signal)
  return answer.ok ? done({ ...answer.value, threads: answer.value.threads.map(withDates) }) : answer
}

/** JSON has no date type. */
const withDates = (thread: Thread): Thread => ({
  ...thread,
  resolved: thread.resolved && { ...thread.resolved, at: new Date(thread.resolved.at) },
  comments: thread.comments.map((comment) => ({ ...comment, at: new Date(comment.at) })),
})

export const commentsPath = (articleId: string): string => `/desk/articles/${articleId}/comments`

/** The open threads of a story: asked for at once when the channel tells of them, and their ranges shown in the text. */
export function useThreads(articleId: string, editor: Editor | null, ownId: string) {
  const isTold = useChannelState() === 'live'
  const { value, problem, again } = useAnswer(['comments', articleId], (signal) => askThreads(commentsPath(articleId), signal), {
    every: () => (isTold ? askEvery.channel : askEvery.alone),
  })
  useTopic(`comments:${articleId}`, ({ kind }) => {
    if (kind === 'changed') void again()
  })
  useEffect(() => {
    if (!editor || !value) return
    const ranges = value.threads.map(({ id, range }) => ({ id, range }))
    editor.view.dispatch(showRanges(editor.state, { version: value.version, ranges }))
  }, [editor, value])
  return { threads: value ? inOrder(value.threads, editor) : null, problem, again, newBy: useNewBy(value?.threads, ownId) }
}

/** As one reads: those on the hero picture after those on headline and dek, under which it stands. */
function inOrder(threads: Thread[], editor: Editor | null): Thread[] {
  if (!editor || !threads.some(({ isOnHero }) => isOnHero)) return threads
  const { doc } = editor.state
  const text = (doc.maybeChild(0)?.nodeSize ?? 0) + (doc.maybeChild(1)?.nodeSize ?? 0)
  const isAbove = ({ range }: Thread) => range !== null && range.from < text
  const below = threads.filter((thread) => !isAbove(thread) && !thread.isOnHero)
  return [...threads.filter(isAbove), ...threads.filter(({ isOnHero }) => isOnHero), ...below]
}

/** The colleague who wrote the newest comment that has come since the page was opened. */
function useNewBy(threads: readonly Thread[] | undefined, ownId: string): string | null {
  const known = useRef<Set<string> | null>(null)
  const [by, setBy] = useState<string | null>(null)
  useEffect(() => {
    if (!threads) return
    const all = threads.flatMap(({ comments }) => comments)
    const fresh = known.current && all.find(({ id, by }) => !known.current?.has(id) && by.id !== ownId)
    known.current = new Set(all.map(({ id }) => id))
    if (fresh) setBy(fresh.by.name)
  }, [threads, ownId])
  return by
}
