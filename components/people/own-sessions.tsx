'use client'

import { Button } from '#components/ui/button.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { OpenSession } from '#newsroom/people/open-sessions.ts'
import { useWords } from '#words'
import { browserInWords } from './browser-in-words.ts'
import { SessionRow } from './session-row.tsx'
import { type Ask, inWords } from './words.ts'

export function OwnSessions({
  sessions,
  zone,
  endSession,
  signOutElsewhere,
}: {
  sessions: OpenSession[]
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
          <SessionRow key={session.id} session={session} zone={zone}>
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
          </SessionRow>
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
