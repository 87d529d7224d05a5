import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import type { addStyleRule, StyleRuleProblem } from '#newsroom/house-style/add-style-rule.ts'
import type { changeStyleRule } from '#newsroom/house-style/change-style-rule.ts'
import type { deleteStyleRule } from '#newsroom/house-style/delete-style-rule.ts'
import type { importStyleRules } from '#newsroom/house-style/import-style-rules.ts'
import type { StyleRulesWanted } from '#newsroom/house-style/input.ts'

export type StyleActions = {
  add: Asked<typeof addStyleRule>
  change: Asked<typeof changeStyleRule>
  remove: Asked<typeof deleteStyleRule>
  takeIn: Asked<typeof importStyleRules>
}

type Problem = StyleRuleProblem | 'too-many-rules' | 'no-terms'

export const inWords = (say: Say, problem: Problem | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`style.problem-${problem}`)

/** The address of the list with these filters. */
export function addressOfStyle(wanted: StyleRulesWanted): string {
  const query = new URLSearchParams(Object.entries(wanted).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return query.size > 0 ? `/desk/settings/house-style?${query}` : '/desk/settings/house-style'
}
