'use client'

import { useState } from 'react'
import { type Ask, inWords } from '#components/people/words.ts'
import { Select } from '#components/ui/select.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type AttachmentLimits, limitedKinds, mostMegabytes } from '#lib/attachments.ts'
import { useFormat, useWords } from '#words'

/** Megabytes, among which the newsroom chooses. */
const sizes = [10, 20, 40, 60, 100, 200, 300, 500, 700, 900]
const labels = { audio: 'settings.largestAudio', video: 'settings.largestVideo', document: 'settings.largestDocument' } as const

/** How large a sound, a video and a document may be. Each is saved when it is chosen. */
export function AttachmentLimitsForm({ limits, save }: { limits: AttachmentLimits; save: Ask<AttachmentLimits> }) {
  const say = useWords()
  const { locale } = useFormat()
  const [chosen, choose] = useState(limits)
  const { run } = useAsk(inWords, save, () => say('settings.largestSaved'))
  const change = async (wanted: AttachmentLimits) => {
    choose(wanted)
    const answer = await run(wanted)
    if (!answer.ok) choose(chosen)
  }
  const nameOf = (size: number) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte' }).format(size)
  return (
    <div className="grid max-w-xl gap-4">
      {limitedKinds.map((kind) => (
        <Select
          key={kind}
          label={say(labels[kind])}
          hint={kind === 'document' ? say('settings.largestHint') : undefined}
          choices={[...new Set([...sizes.filter((size) => size <= mostMegabytes[kind]), chosen[kind]])]
            .sort((a, b) => a - b)
            .map((size) => ({ id: String(size), name: nameOf(size) }))}
          selectedKey={String(chosen[kind])}
          onSelectionChange={(key) => void change({ ...chosen, [kind]: Number(key) })}
        />
      ))}
    </div>
  )
}
