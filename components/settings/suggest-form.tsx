'use client'

import { useState } from 'react'
import { type Ask, inWords } from '#components/people/words.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { useWords } from '#words'

/** Whether journalists only suggest in others' stories. It is saved when it is ticked. */
export function SuggestForm({ isRequired, save }: { isRequired: boolean; save: Ask<{ isRequired: boolean }> }) {
  const say = useWords()
  const [isTicked, tick] = useState(isRequired)
  const { run, busy } = useAsk(inWords, save, () => say('settings.journalistsSuggestSaved'))
  const change = async (wanted: boolean) => {
    tick(wanted)
    const answer = await run({ isRequired: wanted })
    if (!answer.ok) tick(!wanted)
  }
  return (
    <Checkbox
      isSelected={isTicked}
      isReadOnly={busy}
      onChange={(wanted) => void change(wanted)}
      hint={say('settings.journalistsSuggestHint')}
      className="max-w-xl"
    >
      {say('settings.journalistsSuggest')}
    </Checkbox>
  )
}
