'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { OwnSession } from '#newsroom/people/own-account.ts'
import { browserInWords } from './browser-in-words.ts'
import { type Ask, inWords } from './words.ts'

export function OwnSessions({
  sessions,
  zone,
  endSession,
  signOutElsewhere,
}: {
  sessions: OwnSession[]
  zone: string
  endSession: Ask<{ sessionId: string }>
  signOutElsewhere: Ask<Record<string, never>, { ended: number }>
}) {
  const elsewhere = useAsk(inWords, signOutElsewhere, ({ ended }) => `Signed out of ${ended} other browser${ended === 1 ? '' : 's'}`)
  const one = useAsk(inWords, endSession, () => 'That browser is signed out')
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center justify-between gap-3 border-line border-b py-2 first:pt-0">
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-x-2 font-semibold">
                {browserInWords(session.userAgent)} {session.here && <Badge tone="good">This browser</Badge>}
              </span>
              <span className="block text-ink-soft text-xs">
                Since <Time at={session.createdAt} zone={zone} />, last seen <Time at={session.seenAt} zone={zone} />
              </span>
            </span>
            {!session.here && (
              <Button
                size="small"
                aria-label={`Sign out of ${browserInWords(session.userAgent)}`}
                isDisabled={one.busy}
                onPress={() => void one.run({ sessionId: session.id })}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button className="mt-3" isPending={elsewhere.busy} onPress={() => void elsewhere.run({})}>
          Sign out everywhere else
        </Button>
      )}
    </>
  )
}
