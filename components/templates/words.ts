import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import type { deleteTemplate } from '#newsroom/templates/delete-template.ts'
import type { saveTemplate, TemplateProblem } from '#newsroom/templates/save-template.ts'
import type { writeTemplate } from '#newsroom/templates/write-template.ts'

export type TemplateActions = { save: Asked<typeof saveTemplate>; remove: Asked<typeof deleteTemplate> }
export type WriteTemplate = Asked<typeof writeTemplate>

export const inWords = (say: Say, problem: TemplateProblem | 'stale' | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`templates.problem-${problem}`)
