import type { EditorActions } from '#components/editor/actions.ts'
import type { AsidePanel } from '#components/editor/aside/editor-aside.tsx'
import { SuggestionsPanel } from '#components/editor/aside/later-panels.tsx'
import type { DetailsOnScreen } from '#components/editor/details/changes/use-details.ts'
import { inTime } from '#components/ui/in-time.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Suggestions } from './use-suggestions.ts'

/** The suggestions beside the text. */
export function suggestionsPanel(
  say: Say,
  {
    suggestions,
    mustSuggest,
    isLocked,
    details,
    articleId,
    requireSuggestions,
  }: {
    suggestions: Suggestions
    mustSuggest: boolean
    isLocked: boolean
    details: Pick<DetailsOnScreen, 'details' | 'reload'>
    articleId: string
    /** Null for who may not say so. */
    requireSuggestions: EditorActions['requireSuggestions'] | null
  },
): AsidePanel {
  const change = async (ask: EditorActions['requireSuggestions'], isRequired: boolean) => {
    const answer = await inTime(ask({ articleId, isRequired }))
    if (answer.ok) await details.reload().catch(() => {})
    return answer.ok
  }
  return {
    name: 'suggestions',
    title: say('suggestions.title'),
    closes: say('suggestions.close'),
    saving: null,
    body: (
      <SuggestionsPanel
        suggestions={suggestions}
        maySettle={!mustSuggest && !isLocked}
        required={
          requireSuggestions && !isLocked
            ? { is: details.details.suggestOnly, change: (isRequired) => change(requireSuggestions, isRequired) }
            : null
        }
      />
    ),
  }
}
