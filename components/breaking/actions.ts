import type { Language } from '#lib/languages.ts'
import type { Asked, Outcome, RequestProblem } from '#lib/outcome.ts'
import type { findStories } from '#newsroom/articles/find-stories.ts'
import type { editBreaking } from '#newsroom/breaking/edit-breaking.ts'
import type { endBreaking } from '#newsroom/breaking/end-breaking.ts'
import type { linkBreaking } from '#newsroom/breaking/link-breaking.ts'
import type { publishBreaking } from '#newsroom/breaking/publish-breaking.ts'
import type { undoEndBreaking } from '#newsroom/breaking/undo-end-breaking.ts'
import type { Confirmation } from '#newsroom/delivery/confirmation.ts'

/** The server actions of breaking news (app/desk/breaking/actions.ts), passed in by its page. */
export type BreakingActions = {
  publish: Asked<typeof publishBreaking>
  edit: Asked<typeof editBreaking>
  end: Asked<typeof endBreaking>
  undoEnd: Asked<typeof undoEndBreaking>
  confirmation: (news: { id: string }) => Promise<Outcome<Confirmation | null, RequestProblem>>
  findStories: Asked<typeof findStories>
}

/** Those of the bar on every page of the desk. */
export type BarActions = Pick<BreakingActions, 'end' | 'undoEnd'> & { link: Asked<typeof linkBreaking> }

/** A banner while it is being written. */
export type BannerDraft = { language: Language; text: string; story: { id: string; headline: string } | null }
