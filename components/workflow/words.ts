import { requestProblems } from '#components/ui/request-problems.ts'
import { languageFacts } from '#lib/languages.ts'
import type { RequestProblem } from '#lib/outcome.ts'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { WorkflowProblem } from './actions.ts'

export const stageNames = {
  draft: 'Draft',
  submitted: 'Submitted',
  published: 'Published',
  unpublished: 'Unpublished',
  'taken-down': 'Taken down',
} satisfies Record<Stage, string>

export const stageTones = {
  draft: 'neutral',
  submitted: 'warn',
  published: 'good',
  unpublished: 'neutral',
  'taken-down': 'danger',
} as const satisfies Record<Stage, string>

const which = (picture: number) => (picture === 0 ? 'the hero picture' : `picture ${picture} in the text`)

/** What is missing, as a thing to do. */
export function missingInWords(missing: Missing): string {
  switch (missing.what) {
    case 'language':
      return `Choose a language of the paper: it does not publish in ${languageFacts[missing.language].name}`
    case 'headline':
      return 'Write a headline'
    case 'body':
      return 'Write the text'
    case 'section':
      return 'Choose a section'
    case 'byline':
      return 'Name an author'
    case 'slug':
      return 'Give it an address (slug)'
    case 'slug-taken':
      return `Choose another address: “${missing.slug}” leads to another story`
    case 'suggestions':
      return 'Accept or reject the open suggestions'
    case 'alt':
      return `Describe ${which(missing.picture)} (alt text)`
    case 'credit':
      return `Give a credit for ${which(missing.picture)}`
    case 'picture-gone':
      return `Replace ${which(missing.picture)}: it is no longer in the library`
    case 'picture-not-ready':
      return `Wait a moment for ${which(missing.picture)}: it is still being made ready`
  }
}

const problems = {
  ...requestProblems,
  'wrong-stage': 'Somebody changed the stage of this story meanwhile, so nothing was done.',
  stale: 'The story was changed after you looked at it, so nothing was published. What is listed now is the newest.',
  unfinished: 'Something is missing.',
  unreachable: 'Galley could not be reached, so nothing is sure. Try again in a moment: nothing is done twice.',
  'others-changes': 'Somebody else’s changes are in it, so nothing was published. They are named above now.',
} satisfies Record<WorkflowProblem | RequestProblem | 'unreachable', string>

export type ShownProblem = keyof typeof problems
export const problemInWords = (problem: ShownProblem): string => problems[problem]
