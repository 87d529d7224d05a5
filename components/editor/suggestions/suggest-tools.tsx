import { ListChecks, PencilLine } from 'lucide-react'
import { useEffect } from 'react'
import type { Aside } from '#components/editor/aside/use-aside.ts'
import { Tool, ToolGap } from '#components/editor/toolbar/tool.tsx'
import { useWords } from '#words'
import type { Suggestions } from './use-suggestions.ts'

/** Whether what one writes is a suggestion, and the list of those that are open. */
export function SuggestTools({
  suggestions: { isOn, turn, open },
  mustSuggest,
  aside,
}: {
  suggestions: Suggestions
  mustSuggest: boolean
  aside: Pick<Aside, 'isOpen' | 'toggle'>
}) {
  const say = useWords()
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
        name={say('suggestions.open', { count: open.length })}
        icon={ListChecks}
        isOn={aside.isOpen('suggestions')}
        count={open.length}
        onPress={() => aside.toggle('suggestions')}
      />
      <ToolGap />
    </>
  )
}
