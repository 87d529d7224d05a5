import { ListChecks, PencilLine } from 'lucide-react'
import { useEffect } from 'react'
import type { Aside } from '#components/editor/aside/use-aside.ts'
import { Tool, ToolGap } from '#components/editor/toolbar/tool.tsx'
import { useWords } from '#words'
import { type Suggestions, useSuggestionCount } from './use-suggestions.ts'

/** Whether what one writes is a suggestion, and the list of those that are open. */
export function SuggestTools({
  suggestions,
  mustSuggest,
  aside,
}: {
  suggestions: Suggestions
  mustSuggest: boolean
  aside: Pick<Aside, 'isOpen' | 'toggle'>
}) {
  const say = useWords()
  const { isOn, turn } = suggestions
  const count = useSuggestionCount(suggestions)
  useEffect(() => {
    if (mustSuggest && !isOn) turn(true)
  })
  return (
    <>
      {isOn && (
        <span role="status" className="whitespace-nowrap px-1 text-accent text-xs max-xl:sr-only">
          {say(mustSuggest ? 'suggestions.only' : 'suggestions.suggesting')}
        </span>
      )}
      <Tool
        name={say('suggestions.suggest')}
        icon={PencilLine}
        keys="Mod+Shift+E"
        isOn={isOn}
        isDisabled={mustSuggest}
        onPress={() => turn(!isOn)}
      />
      <Tool
        name={say('suggestions.open', { count })}
        icon={ListChecks}
        isOn={aside.isOpen('suggestions')}
        count={count}
        onPress={() => aside.toggle('suggestions')}
      />
      <ToolGap />
    </>
  )
}
