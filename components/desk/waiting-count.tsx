'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { usePoll } from '#components/ui/use-poll.ts'

/** The current number of stories that wait for this person. The page title shows it too, for tabs in the background. */
export function useWaiting(start: number): number {
  const [waiting, setWaiting] = useState(start)
  const path = usePathname()
  usePoll<{ waiting: number }>('/desk/waiting', (news) => setWaiting(news.waiting), { topic: 'stories' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `path` changes when another page sets its title
  useEffect(() => {
    const mark = () => {
      const wanted = (waiting > 0 ? `(${inFigures(waiting)}) ` : '') + document.title.replace(/^\(\d+\+?\) /, '')
      if (document.title !== wanted) document.title = wanted
    }
    mark()
    const observer = new MutationObserver(mark)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [waiting, path])
  return waiting
}

/** The current number of this person's unread notices. */
export function useUnread(start: number): number {
  const [unread, setUnread] = useState(start)
  usePoll<{ unread: number }>('/desk/notices/unread', (news) => setUnread(news.unread), { topic: 'notices' })
  return unread
}

/** The current number of texts of the wire that nobody has dealt with. */
export function useOnWire(start: number): number {
  const [unread, setUnread] = useState(start)
  usePoll<{ unread: number }>('/desk/wire/unread', (news) => setUnread(news.unread), { topic: 'wire' })
  return unread
}

const inFigures = (waiting: number) => (waiting > 99 ? '99+' : String(waiting))

export function WaitingCount({ waiting, what }: { waiting: number; what: string }) {
  if (waiting === 0) return null
  return (
    <span className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 font-semibold text-2xs text-on-accent tabular-nums">
      <span aria-hidden="true">{inFigures(waiting)}</span>
      <span className="sr-only"> {what}</span>
    </span>
  )
}
