'use client'

import type { Editor } from '@tiptap/core'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Language } from '#lib/languages.ts'
import { useWords } from '#words'
import { tidyStory } from './tidy-story.ts'
import { chooseTypesetWhileTyping, isTypesetWhileTyping } from './typing-choice.ts'

/** Tidies the whole text, and switches what is done while one types and writes. */
export function TypesetPanel({
  editor,
  language,
  onClose,
  children,
}: {
  editor: Editor
  language: Language
  onClose: () => void
  children?: ReactNode
}) {
  const say = useWords()
  const [isOn, setOn] = useState(isTypesetWhileTyping)
  const [count, setCount] = useState<number | null>(null)
  const choose = (chosen: boolean) => {
    chooseTypesetWhileTyping(chosen)
    setOn(chosen)
  }
  return (
    <Panel title={say('typeset.title')} onClose={onClose} className="absolute top-2 right-0 z-30 w-[min(24rem,100%)]">
      <Checkbox isSelected={isOn} onChange={choose} hint={say('typeset.whileTypingHint')}>
        {say('typeset.whileTyping')}
      </Checkbox>
      <p className="mt-3 text-ink-soft text-xs">{say('typeset.tidyHint')}</p>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button size="small" onPress={() => setCount(tidyStory(editor, language))}>
          {say('typeset.tidy')}
        </Button>
        <p role="status" className="text-ink-soft text-xs tabular-nums">
          {count !== null && say('typeset.tidied', { count })}
        </p>
      </div>
      {children}
    </Panel>
  )
}
