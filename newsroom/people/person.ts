import type { people } from '#db/schema/people.ts'
import type { DeskLanguage } from '#lib/desk-languages.ts'

export type Role = (typeof people.$inferSelect)['role']

/** Sections by id and by slug: a feed is named after the slug. */
export type Limits = { sections: readonly string[]; slugs: readonly string[] }

/** A signed-in person, loaded from the session row on this request. */
export type Person = {
  id: string
  name: string
  email: string
  role: Role
  /** The sections that an editor looks after; null: the whole newsroom. */
  limits: Limits | null
  sessionId: string
  /** Whether this browser proved whose it is within the last ten minutes (requireProof in policy.ts). */
  isProven: boolean
  /** In which the desk speaks with them; null: as their browser asks. */
  deskLanguage: DeskLanguage | null
}

/** The program itself: imports, command line, sweeps. It has no row and cannot sign in. */
export type Machine = { id: null; name: string; role: 'machine' }
export type Actor = Person | Machine

export const machine = (name: string): Machine => ({ id: null, name, role: 'machine' })
