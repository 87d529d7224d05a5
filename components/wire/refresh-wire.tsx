'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { usePoll } from '#components/ui/use-poll.ts'

/** Loads the list anew when something came or a colleague dealt with something. */
export function RefreshWire({ unread }: { unread: number }) {
  const router = useRouter()
  const shown = useRef(unread)
  shown.current = unread
  usePoll<{ unread: number }>(
    '/desk/wire/unread',
    (news) => {
      // With a hundred or more the number says nothing.
      if (news.unread !== shown.current || news.unread >= 100) router.refresh()
    },
    { topic: 'wire' },
  )
  return null
}
