'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { OwnSession } from '#newsroom/people/own-account.ts'
import { useWords } from '#words'
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
  const say = useWords()
  const elsewhere = useAsk(inWords, signOutElsewhere, ({ ended }) => say('people.signedOutElsewhere', { count: ended }))
  const one = useAsk(inWords, endSession, () => say('people.browserSignedOut'))
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center justify-between gap-3 border-line border-b py-2 first:pt-0">
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-x-2 font-semibold">
                {browserInWords(say, session.userAgent)} {session.here && <Badge tone="good">{say('people.thisBrowser')}</Badge>}
              </span>
              <span className="block text-ink-soft text-xs">
                {say.rich('people.session', {
                  since: () => <Time at={session.createdAt} zone={zone} />,
                  seen: () => <Time at={session.seenAt} zone={zone} />,
                })}
              </span>
            </span>
            {!session.here && (
              <Button
                size="small"
                aria-label={say('people.signOutOf', { browser: browserInWords(say, session.userAgent) })}
                isDisabled={one.busy}
                onPress={() => void one.run({ sessionId: session.id })}
              >
                {say('desk.signOut')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button className="mt-3" isPending={elsewhere.busy} onPress={() => void elsewhere.run({})}>
          {say('people.signOutElsewhere')}
        </Button>
      )}
    </>
  )
}
