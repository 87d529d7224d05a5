import type { Slice } from '@tiptap/pm/model'
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  Step,
} from '@tiptap/pm/transform'
import type { StepJson } from '#lib/document-types.ts'
import { isMove } from './move-step.ts'
import { isStorable, type MarkSpec, markSpecs, type NodeSpec, nodeSpecs } from './nodes.ts'
import { storySchema } from './story-schema.ts'

/** The kinds of steps that the editor makes. */
const kinds = [ReplaceStep, ReplaceAroundStep, AddMarkStep, RemoveMarkStep, AddNodeMarkStep, RemoveNodeMarkStep, AttrStep]

const positions = ['from', 'to', 'gapFrom', 'gapTo', 'insert', 'pos', 'at']

/** Parses untrusted steps. Throws RangeError with the reason: an unknown kind, node, mark or attribute, or text that Postgres cannot store. */
export function parseSteps(json: readonly unknown[]): Step[] {
  const parts = json.reduce<number>((sum, each) => sum + (partsOf(each)?.length ?? 0), 0)
  if (parts > mostParts) throw new RangeError(`the steps have ${parts} parts, more than ${mostParts}`)
  return json.map((each, place) => {
    try {
      return parseStep(each)
    } catch (error) {
      throw new RangeError(`step ${place + 1}: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
}

/** The most parts that the steps of one batch have together. */
const mostParts = 2_000

/**
 * The steps of a “markSet”: what ProseMirror makes to take back a format, where the words that lost it differ in their formats, or where
 * nothing is left to take back. Its class is not exported. Null: another kind.
 */
function partsOf(json: unknown): unknown[] | null {
  const { stepType, steps } = Object(json) as { stepType?: unknown; steps?: unknown }
  return stepType === 'markSet' && Array.isArray(steps) ? steps : null
}

function parseStep(json: unknown): Step {
  const parts = partsOf(json)
  if (!parts) return parseSingle(json)
  for (const part of parts) {
    const step = parseSingle(part)
    if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) throw new RangeError('has a part that is not a format')
  }
  return Step.fromJSON(storySchema, json)
}

function parseSingle(json: unknown): Step {
  const numbers = Object.entries(Object(json)).filter(([name]) => positions.includes(name))
  if (numbers.some(([, value]) => !Number.isSafeInteger(value) || Number(value) < 0)) throw new RangeError('has a position that is none')
  const step = Step.fromJSON(storySchema, json)
  if (!isMove(step) && !kinds.some((kind) => step instanceof kind)) throw new RangeError('is of a kind that the editor does not make')
  if (isBackwards(step)) throw new RangeError('ends before it begins, or keeps what is outside of it')
  if (step instanceof AttrStep) checkAttribute(step)
  if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) checkSlice(step.slice)
  return step
}

function checkSlice({ content, openStart, openEnd }: Slice): void {
  // Where a slice is open deeper than it goes, ProseMirror looks for nodes that there are not.
  for (const [open, side] of [
    [openStart, 'firstChild'],
    [openEnd, 'lastChild'],
  ] as const)
    for (let depth = 0, inside = content; depth < open; depth += 1) {
      const node = inside[side]
      if (!node || node.isLeaf) throw new RangeError('has a slice that is open deeper than it goes')
      inside = node.content
    }
  content.descendants((node) => {
    if (node.text !== undefined && (node.text === '' || !isStorable(node.text)))
      throw new RangeError('has an empty text, a NUL or half a character')
  })
}

/** ProseMirror applies such a step in its own way, and its inverse does not lead back. */
function isBackwards(step: Step): boolean {
  if (isMove(step)) return step.from >= step.to
  if (step instanceof ReplaceAroundStep) {
    const { from, gapFrom, gapTo, to, insert, slice } = step
    return from > gapFrom || gapFrom > gapTo || gapTo > to || insert > slice.size
  }
  return (step instanceof ReplaceStep || step instanceof AddMarkStep || step instanceof RemoveMarkStep) && step.from > step.to
}

/** The node is not known before the step is applied, so the value must be right for every node with such an attribute. */
function checkAttribute({ attr, value }: AttrStep): void {
  const specs = [...Object.values<NodeSpec>(nodeSpecs), ...Object.values<MarkSpec>(markSpecs)].flatMap(({ attrs = {} }) =>
    Object.hasOwn(attrs, attr) ? [attrs[attr]] : [],
  )
  if (specs.length === 0) throw new RangeError(`attribute “${attr}” is not known`)
  if (!specs.every((spec) => spec?.isValid(value)))
    throw new RangeError(`attribute “${attr}” may not be ${JSON.stringify(value)?.slice(0, 100)}`)
}

export const stepsToJson = (steps: readonly Step[]): StepJson[] => steps.map((step) => inParts(JSON.parse(JSON.stringify(step.toJSON()))))

/** To take back a “markSet” is one of “markSet”s, which ProseMirror writes but does not read: its parts do the same. */
function inParts(json: StepJson): StepJson {
  const parts = partsOf(json)
  return parts ? { ...json, steps: parts.flatMap((part) => partsOf(inParts(part as StepJson)) ?? [part]) } : json
}
