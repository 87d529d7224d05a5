import type { StepJson } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { DetailChange } from '../details/changes/detail-changes.ts'

/** The records that this device keeps for the desk (local-stores.ts), each of one story and one person. */
type Kept = { key: string; articleId: string; personId: string; keptAt: number }

/**
 * Of a text: the newsroom's version of it, and the steps that the newsroom does not have. The newsroom's version is a document and, as JSON
 * with a comma after each, the `later` steps of the newsroom's log that lead from it to that version.
 */
export type LocalDraft = { base: LocalBase; steps: { step: StepJson; batch: string; place: number }[] }
/** The document is a string of JSON, which the browser keeps ten times as fast as an object. Of an older Galley it is an object. */
export type LocalBase = { version: number; doc: unknown; later?: string }
export type KeptDraft = LocalDraft & Kept
/** `isOnlyCopy`: the newsroom cannot have it soon, so that it must survive a power cut too. */
export type LocalCopy = { keep: (draft: LocalDraft, isOnlyCopy: boolean) => Promise<void>; clear: () => Promise<void> }
export const docOf = ({ doc }: Pick<LocalBase, 'doc'>): unknown => (typeof doc === 'string' ? JSON.parse(doc) : doc)

/**
 * How a text is kept: what changes with every key is a small record of its own beside the document, under the same key. An older Galley kept
 * the document (`base`) in it.
 */
export type KeptSteps = Kept & { steps: LocalDraft['steps'] } & ({ base: LocalBase } | { base?: undefined; version: number; later: string })
export type KeptBase = Kept & Pick<LocalBase, 'doc'>
/** As an older Galley kept a text: whole. */
export type KeptText = DraftText & { base: number } & Kept
export type SetAside = DraftText & { id: string; articleId: string; personId: string; setAsideAt: number; whose: string }
/** One change of the details that the newsroom may not have. */
export type KeptDetail = DetailChange & Kept
/** The newsroom's text of a story as this device saw it last: what is on the screen when the story opens without a network. */
export type KeptStory = Kept & { version: number; doc: unknown }
/** A story that was begun on this device, and that the newsroom may not have. */
export type BegunStory = Kept & { language: Language }
