import type { Node } from '@tiptap/pm/model'
import { Step } from '@tiptap/pm/transform'
import type { StepBatch } from '#lib/document-types.ts'
import { cleanStory } from './cleaning-steps.ts'
import { type DocumentProblem, longestDocument } from './document.ts'
import { longestDek, longestHeadline } from './input.ts'
import { parseSteps } from './parse-steps.ts'
import { type PlacedStep, rebaseSteps } from './rebase-steps.ts'
import { rememberByNode } from './remember-by-node.ts'
import { suggestionIds } from './settle-suggestions.ts'
import { type StoredText, storedTextOf } from './stored-text.ts'
import { storySchema } from './story-schema.ts'
import { mostSuggestions } from './suggestions-of.ts'
import type { SuggestsOnly } from './suggests-only.ts'

/** `cleaning` are the newsroom's own steps after the writer's (cleaning-steps.ts); `doc` is the document after both. */
type AppliedBatch = { doc: Node; text: StoredText; placed: PlacedStep[]; cleaning: PlacedStep[] }
export type NotApplied = { problem: 'bad-document'; detail: DocumentProblem } | { problem: 'too-long'; detail: TooLong }
/** 'unsuggested': so many changes that are no suggestions cannot be told from those that are. */
type TooLong = { what: 'headline' | 'dek' | 'body' | 'suggestions' | 'unsuggested'; longest?: number }

/** What costs nothing is looked at first: nothing else is read or made of a batch that is too large. */
export function sizeProblem(steps: readonly unknown[]): NotApplied | null {
  try {
    if (JSON.stringify(steps).length <= 2 * longestDocument) return null
    return { problem: 'too-long', detail: { what: 'body', longest: longestDocument } }
  } catch {
    return { problem: 'bad-document', detail: { at: 'doc', what: 'is nested too deeply' } }
  }
}

/**
 * The document after a batch that was made on an older one, which is `base` without the steps of `since`; valid and cleaned, or why it is
 * refused. Steps that do not fit the document any more are left out.
 */
export function applyBatch(
  base: Node,
  since: readonly StepBatch[],
  sent: readonly unknown[],
  suggestsOnly: SuggestsOnly | null,
): AppliedBatch | NotApplied {
  try {
    const maps = since.flatMap(({ steps }) => steps.map((json) => Step.fromJSON(storySchema, json).getMap()))
    // A colleague's change has left nothing of a null, as the writer's screen knows already.
    const places = [...sent.keys()].filter((place) => sent[place] !== null)
    const steps = parseSteps(sent.filter((step) => step !== null))
    const all = rebaseSteps(base, steps, maps)
    const isWhole = !suggestsOnly || suggestsOnly.isSuggestion(base, all.doc)
    const { doc, placed: mapped } = isWhole ? all : rebaseSteps(base, steps, maps, suggestsOnly.isSuggestion)
    if (suggestsOnly?.isTooMuch) return { problem: 'too-long', detail: { what: 'unsuggested' } }
    const placed = mapped.map((each) => ({ ...each, origin: places[each.origin] ?? each.origin }))
    checkStory(doc)
    const cleaned = cleanStory(doc, base)
    const text = storedTextOf(cleaned.doc)
    const wrong = text.problem()
    if (wrong) return { problem: 'bad-document', detail: wrong }
    const tooLong = whatIsTooLong(text) ?? tooManySuggestions(base, cleaned.doc)
    if (tooLong) return { problem: 'too-long', detail: tooLong }
    const cleaning = cleaned.steps.map((step, place) => ({ step, undo: step.invert(cleaned.docs[place] ?? doc), origin: -1 }))
    return { doc: cleaned.doc, text, placed, cleaning }
  } catch (error) {
    // ProseMirror throws RangeErrors for steps, nodes, attributes and positions that cannot be, and TransformErrors (not exported) for
    // changes of its own that do not fit.
    if (error instanceof RangeError || (error instanceof Error && error.name === 'TransformError'))
      return { problem: 'bad-document', detail: { at: 'doc', what: error.message } }
    throw error
  }
}

/** As `doc.check` does it, for each block once. */
function checkStory(doc: Node): void {
  if (!doc.type.validContent(doc.content)) throw new RangeError('has other blocks than a story has, or marks on them that it may not have')
  for (const block of doc.children) checkBlock(block)
}

const checkBlock = rememberByNode((block) => block.check())

/** A story that has too many already (an import) can be changed as long as it gets no more. */
function tooManySuggestions(before: Node, after: Node): TooLong | null {
  const { size } = suggestionIds(after)
  return size > mostSuggestions && size > suggestionIds(before).size ? { what: 'suggestions', longest: mostSuggestions } : null
}

function whatIsTooLong({ headline, dek, length }: StoredText): TooLong | null {
  if (headline.length > longestHeadline) return { what: 'headline', longest: longestHeadline }
  if (dek.length > longestDek) return { what: 'dek', longest: longestDek }
  if (length > longestDocument) return { what: 'body', longest: longestDocument }
  return null
}
