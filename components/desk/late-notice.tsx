'use client'

import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Link } from '#components/ui/link.tsx'
import { usePoll } from '#components/ui/use-poll.ts'
import { useWords } from '#words'

/** Milliseconds between two looks. */
const lookEvery = 30_000

/** Warns on every page of the desk that something did not go out when it should have. The calendar lists it itself. */
export function LateNotice({ late: atFirst }: { late: number }) {
  const say = useWords()
  const path = usePathname()
  const [late, setLate] = useState(atFirst)
  usePoll<{ late: number }>('/desk/calendar/late', (news) => setLate(news.late), { every: lookEvery })
  if (late === 0 || path === '/desk/calendar') return null
  return (
    <div className="p-3">
      <Alert tone="danger" live>
        {say('schedule.late', { count: late })}{' '}
        <Link href="/desk/calendar" className="font-semibold underline underline-offset-2">
          {say('schedule.lateLook')}
        </Link>
      </Alert>
    </div>
  )
}
