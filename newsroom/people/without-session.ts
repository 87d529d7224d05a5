import { sql } from 'drizzle-orm'
import { qualify } from '#db/qualify.ts'
import { people } from '#db/schema/people.ts'
import { isDeskLanguage } from '#lib/desk-languages.ts'
import type { Limits, Person } from './person.ts'

/** What a select reads of a person. */
export const personColumns = {
  id: people.id,
  name: people.name,
  email: people.email,
  role: people.role,
  limits: sql<Limits | null>`case when ${qualify(people.limitedTo)} is not null then jsonb_build_object('sections', to_jsonb(${qualify(people.limitedTo)}),
    'slugs', array(select section.slug from sections section where section.id = any (${qualify(people.limitedTo)}))) end`,
  deskLanguage: people.deskLanguage,
}

type Row = Omit<Person, 'sessionId' | 'isProven' | 'deskLanguage'> & { deskLanguage: string | null }

/** Somebody in whose name the program acts or answers, without a browser: no verb asks for the session or its proof. */
export const withoutSession = ({ id, name, email, role, limits, deskLanguage }: Row): Person => ({
  ...{ id, name, email, role, limits, sessionId: '', isProven: true },
  deskLanguage: isDeskLanguage(deskLanguage) ? deskLanguage : null,
})
