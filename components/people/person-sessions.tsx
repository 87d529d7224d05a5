'use client'

import { Alert } from '#components/ui/alert.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { OpenSession } from '#newsroom/people/open-sessions.ts'
import { useWords } from '#words'
import { SessionRow } from './session-row.tsx'
import { type Ask, inWords } from './words.ts'

export type ListSessions = Ask<{ personId: string }, OpenSession[]>

/** Shows an admin the browsers in which somebody is signed in. */
export function PersonSessions({
  person,
  zone,
  list,
  onClose,
}: {
  person: { id: string; name: string }
  zone: string
  list: ListSessions
  onClose: () => void
}) {
  const say = useWords()
  const { value: sessions, problem } = useAnswer(['sessions-of', person.id], () => list({ personId: person.id }))
  return (
    <Panel title={say('people.sessionsNamed', { name: person.name })} onClose={onClose} className="mb-5">
      {problem && <Alert>{inWords(say, problem)}</Alert>}
      {!sessions && !problem && <Spinner label={say('everywhere.loading')} />}
      {sessions?.length === 0 && <p className="text-ink-soft">{say('people.noSessions')}</p>}
      <ul>
        {sessions?.map((session) => (
          <SessionRow key={session.id} session={session} zone={zone} />
        ))}
      </ul>
    </Panel>
  )
}
