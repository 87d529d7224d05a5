import { people } from '#db/schema/people.ts'
import { isDeskLanguage } from '#lib/desk-languages.ts'
import type { Person } from './person.ts'

/** What a select reads of a person. */
export const personColumns = {
  id: people.id,
  name: people.name,
  email: people.email,
  role: people.role,
  deskLanguage: people.deskLanguage,
}

type Row = Omit<Person, 'sessionId' | 'isProven' | 'deskLanguage'> & { deskLanguage: string | null }

/** Somebody in whose name the program acts or answers, without a browser: no verb asks for the session or its proof. */
export const withoutSession = ({ id, name, email, role, deskLanguage }: Row): Person => ({
  ...{ id, name, email, role, sessionId: '', isProven: true },
  deskLanguage: isDeskLanguage(deskLanguage) ? deskLanguage : null,
})
