import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import type { LastAct, OpenSession } from '#newsroom/people/open-sessions.ts'
import { useWords } from '#words'
import { browserInWords } from './browser-in-words.ts'

/** One browser that is signed in: since when, when it was last used, and what was done last in it. */
export function SessionRow({ session, zone, children }: { session: OpenSession; zone: string; children?: ReactNode }) {
  const say = useWords()
  return (
    <li className="flex items-center justify-between gap-3 border-line border-b py-2 first:pt-0">
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
        {session.lastAct && <Act act={session.lastAct} zone={zone} />}
      </span>
      {children}
    </li>
  )
}

function Act({ act: { verb, name, at }, zone }: { act: LastAct; zone: string }) {
  const say = useWords()
  const act = say(`audit.verb-${verb}`)
  const time = () => <Time at={at} zone={zone} />
  return (
    <span className="wrap-anywhere block text-ink-soft text-xs">
      {name === null ? say.rich('people.lastAct', { act, at: time }) : say.rich('people.lastActOn', { act, name, at: time })}
    </span>
  )
}
