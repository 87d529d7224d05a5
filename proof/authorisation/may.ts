import type { Caller, Fixtures, staff } from './callers.ts'

/** What happens to a caller at an entry point. A page or route answers 404 for both 'not-allowed' and 'not-found'. */
export type Standing = 'in' | 'signed-out' | 'not-allowed' | 'not-found' | 'unproven'
type Staff = Record<(typeof staff)[number], Standing>
/** `public` is for everybody, with or without a session. */
export type May = Staff | 'public'

export const everyone: Staff = { olena: 'in', danylo: 'in', marta: 'in', ihor: 'in', taras: 'in', sofia: 'in' }
/** Every editor, whatever their sections. */
export const editors: Staff = { ...everyone, olena: 'not-allowed', danylo: 'not-allowed' }
/** Editors, but to what is in the cast's section: not one of another. */
export const editorsHere: Staff = { ...editors, sofia: 'not-allowed' }
/** Editors of the whole newsroom. */
export const editorsOfAll: Staff = { ...editorsHere, taras: 'not-allowed' }
export const admins: Staff = { ...editorsOfAll, marta: 'not-allowed' }
/** A story of Olena's: she and every editor may see it. For Danylo it does not exist. */
export const whoSeesIt: Staff = { ...everyone, danylo: 'not-found' }
/** Who changes more of it than by comments and suggestions. */
export const whoChangesIt: Staff = { ...whoSeesIt, sofia: 'not-allowed' }
/** What only editors may do to a story: Olena sees it but may not; for Danylo it does not exist. */
export const editorsOfIt: Staff = { ...whoChangesIt, olena: 'not-allowed' }
/** Something that belongs only to Olena, whatever role others have. */
export const olenaAlone: Staff = {
  olena: 'in',
  danylo: 'not-found',
  marta: 'not-found',
  ihor: 'not-found',
  taras: 'not-found',
  sofia: 'not-found',
}

/** A comment that Olena wrote on her story: editors see it, and may not change her words. */
export const authorOfIt: Staff = {
  ...{ olena: 'in', danylo: 'not-found' },
  ...{ marta: 'not-allowed', ihor: 'not-allowed', taras: 'not-allowed', sofia: 'not-allowed' },
}

export type Action = {
  may: May
  /** A request that succeeds for permitted callers. Its ids are also replaced by unknown ones. */
  send: (fixtures: Fixtures, caller: Caller) => unknown
  /** It needs a proof of the last ten minutes of who this is. */
  needsProof?: true
  /** For things that everybody on the staff may see: a refusal may reveal that they exist. */
  isNoSecret?: true
  /** A problem of the verb itself that proves, like success, that the caller was let in. */
  or?: string
  /** For an action that redirects instead of answering: the target for permitted callers. */
  leadsTo?: RegExp
}

type Sent = { body?: string; headers: Record<string, string> }
type Call = {
  may: May
  path: (fixtures: Fixtures) => string
  send?: Sent | ((caller: Caller) => Sent)
  status?: number
  needsProof?: true
  /** The tables that count this request, though it changes nothing else: a wrong secret, an export. */
  counts?: string | string[]
}
/** A page has only GET; a route handler has each method it exports. `status` is what permitted callers get, 200 by default. */
export type Route = Partial<Record<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Call>>
