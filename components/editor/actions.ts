import type { ArticleDocument, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { DetailsProblem } from '#newsroom/articles/change-details.ts'
import type { Choice } from '#newsroom/articles/choices.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { FoundStory } from '#newsroom/articles/find-stories.ts'
import type { SavedDraft, SaveProblem } from '#newsroom/articles/save-draft.ts'

/** What can go wrong with any of them before its verb has a say (app/action.ts). */
export type RequestProblem = 'signed-out' | 'cross-site' | 'invalid' | 'not-allowed' | 'not-found'
type Asked<Sent, Value, Problem extends string = never> = (sent: Sent) => Promise<Outcome<Value, Problem | RequestProblem>>

export type DetailChanges = Partial<{
  sectionId: string | null
  topics: string[]
  bylines: string[]
  slug: string | null
  hero: Picture | null
  language: Language
  seoTitle: string
  seoDescription: string
  breaking: boolean
}>

export type Details = Omit<DraftFor, 'draft'>

export type SaveDraft = Asked<
  { articleId: string; seenVersion: number; headline: string; dek: string; body: ArticleDocument; writer: string },
  SavedDraft,
  SaveProblem
>

/** The editor's ways to the newsroom, given by its page; the text itself has an endpoint of its own (save-draft.ts). */
export type EditorActions = {
  change: Asked<{ articleId: string; seenVersion: number; changes: DetailChanges }, { version: number }, DetailsProblem>
  details: Asked<{ articleId: string }, Details>
  text: Asked<{ articleId: string }, DraftFor['draft']>
  linkTwin: Asked<{ articleId: string; twinId: string | null }, { version: number }, 'twin-taken'>
  shareWith: Asked<{ articleId: string; people: string[] }, { people: string[] }, 'unknown'>
  discard: Asked<{ articleId: string }, null, 'wrong-stage'>
  findStories: Asked<{ query: string; language: Language; except: string | null }, FoundStory[]>
  findTwins: Asked<{ articleId: string; query: string }, { id: string; headline: string; language: string }[]>
  findTopics: Asked<{ query: string; language: Language }, Choice[]>
  /** Null for who may not. */
  createTopic: Asked<{ name: Record<Language, string> }, { id: string }, 'exists'> | null
  /** Null for who may not: they propose one. */
  createAuthor: Asked<{ name: Record<Language, string> }, { id: string }, 'exists'> | null
  proposeAuthor: Asked<{ name: Record<Language, string> }, { id: string }, 'exists'>
  findAuthors: Asked<{ query: string; language: Language }, Choice[]>
  lookUp: Asked<{ pictures: string[]; stories: string[] }, Pick<DraftFor, 'pictures' | 'stories'>>
}
