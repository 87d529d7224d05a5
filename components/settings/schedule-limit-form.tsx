'use client'

import { useState } from 'react'
import { type Ask, inWords } from '#components/people/words.ts'
import { Select } from '#components/ui/select.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'

/** Minutes, among which the newsroom chooses. */
const limits = [15, 30, 60, 120, 240, 720, 1440]

/** How late something planned may still be published unasked. It is saved when it is chosen. */
export function ScheduleLimitForm({ minutes, save }: { minutes: number; save: Ask<{ minutes: number }> }) {
  const say = useWords()
  const [chosen, choose] = useState(minutes)
  const { run } = useAsk(inWords, save, () => say('settings.scheduleLimitSaved'))
  const change = async (wanted: number) => {
    choose(wanted)
    const answer = await run({ minutes: wanted })
    if (!answer.ok) choose(chosen)
  }
  const choices = [...new Set([...limits, minutes])].sort((a, b) => a - b)
  return (
    <Select
      label={say('settings.scheduleLimit')}
      hint={say('settings.scheduleLimitHint')}
      choices={choices.map((limit) => ({ id: String(limit), name: spanInWords(say, limit) }))}
      selectedKey={String(chosen)}
      onSelectionChange={(key) => void change(Number(key))}
      className="max-w-xl"
    />
  )
}

const spanInWords = (say: Say, minutes: number): string =>
  minutes % 60 === 0 ? say('settings.limitHours', { count: minutes / 60 }) : say('settings.limitMinutes', { count: minutes })
