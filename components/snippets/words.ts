import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import type { deleteSnippet } from '#newsroom/snippets/delete-snippet.ts'
import type { renameSnippet } from '#newsroom/snippets/rename-snippet.ts'
import type { saveSnippet } from '#newsroom/snippets/save-snippet.ts'

/** In the editor: saving one, and bringing it to the menus. */
export type SnippetActions = { save: Asked<typeof saveSnippet>; mayForAll: boolean; onSaved: () => void }

/** On the page of the snippets. */
export type SnippetPageActions = {
  save: Asked<typeof saveSnippet>
  rename: Asked<typeof renameSnippet>
  remove: Asked<typeof deleteSnippet>
  mayForAll: boolean
}

export const inWords = (say: Say, problem: 'there-already' | 'too-many-snippets' | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`snippets.problem-${problem}`)
