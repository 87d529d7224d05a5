import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import { languageFacts } from '#lib/languages.ts'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { Advice } from '#newsroom/workflow/advice.ts'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { WorkflowProblem } from './actions.ts'

export const stageTones = {
  draft: 'neutral',
  submitted: 'warn',
  published: 'good',
  unpublished: 'neutral',
  'taken-down': 'danger',
} as const satisfies Record<Stage, string>

/** Something that is missing, as a task for the person. */
export function missingInWords(say: Say, missing: Missing): string {
  switch (missing.what) {
    case 'language':
      return say('workflow.missing-language', { language: languageFacts[missing.language].name })
    case 'slug-taken':
      return say('workflow.missing-slug-taken', { slug: missing.slug })
    case 'point':
      return say('workflow.missing-point', { text: missing.text })
    case 'tk':
      return say('workflow.missing-tk', { count: missing.count })
    case 'map-name':
      return say('workflow.missing-map-name', { number: missing.map })
    case 'attachment-gone':
    case 'poster-ended':
    case 'poster-ask-first':
      return say(`workflow.missing-${missing.what}`, { number: missing.attachment })
    case 'alt':
    case 'credit':
    case 'picture-gone':
    case 'picture-not-ready':
    case 'rights-ended':
    case 'ask-first':
      return missing.picture === 0
        ? say(`workflow.missing-${missing.what}-hero`)
        : say(`workflow.missing-${missing.what}`, { number: missing.picture })
    default:
      return say(`workflow.missing-${missing.what}`)
  }
}

/** What should be looked at, as a task for the person. */
export function adviceInWords(say: Say, advice: Advice): string {
  switch (advice.what) {
    case 'number':
      return say(`workflow.advice-number-${advice.line}`, { number: advice.number, other: advice.other })
    case 'name':
      return say('workflow.advice-name', { name: advice.name, other: advice.other })
    case 'link':
      return say('workflow.advice-link', { address: shorten(advice.href) })
    case 'embed':
      return say('workflow.advice-embed', { title: advice.title })
    default:
      return say(`workflow.advice-${advice.what}`, { count: advice.count })
  }
}

/** Signs of an address that are shown. */
const mostSigns = 120
const shorten = (address: string): string => (address.length > mostSigns ? `${address.slice(0, mostSigns)}…` : address)

export type ShownProblem = WorkflowProblem | AnyProblem

/** For 'unreachable' the workflow has its own text: a verb that is sent twice is carried out once. */
export function problemInWords(say: Say, problem: ShownProblem): string {
  if (problem === 'unreachable') return say('workflow.problem-unreachable')
  return isAnyProblem(problem) ? say(`problems.${problem}`) : say(`workflow.problem-${problem}`)
}
