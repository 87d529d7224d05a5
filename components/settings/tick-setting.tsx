'use client'

import { useState } from 'react'
import { type Ask, inWords } from '#components/people/words.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { useAsk } from '#components/ui/use-ask.ts'

/** A setting that is either so or not. It is saved when it is ticked. */
export function TickSetting({
  isRequired,
  save,
  label,
  hint,
  saved,
}: {
  isRequired: boolean
  save: Ask<{ isRequired: boolean }>
  label: string
  hint: string
  /** What is said when it is saved. */
  saved: string
}) {
  const [isTicked, tick] = useState(isRequired)
  const { run, busy } = useAsk(inWords, save, () => saved)
  const change = async (wanted: boolean) => {
    tick(wanted)
    const answer = await run({ isRequired: wanted })
    if (!answer.ok) tick(!wanted)
  }
  return (
    <Checkbox isSelected={isTicked} isReadOnly={busy} onChange={(wanted) => void change(wanted)} hint={hint} className="max-w-xl">
      {label}
    </Checkbox>
  )
}
