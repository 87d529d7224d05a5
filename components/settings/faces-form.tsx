'use client'

import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { type Ask, inWords } from '#components/people/words.ts'
import { fieldLabel } from '#components/ui/field-style.ts'
import { useAsk } from '#components/ui/use-ask.ts'
import { type FaceChoice, faceChoices } from '#lib/faces.ts'
import { useWords } from '#words'

/** The faces of a headline and of the words around it, as app/(reader)/fonts.css names them. */
const samples: Record<FaceChoice, { headline: string; label: string }> = {
  'serif-and-sans': { headline: 'font-paper-serif', label: 'font-paper-sans' },
  serif: { headline: 'font-paper-serif', label: 'font-paper-serif' },
  sans: { headline: 'font-paper-sans', label: 'font-paper-sans' },
}

/** The faces in which readers have the paper, each with a sample. It is saved when it is chosen. */
export function FacesForm({ faces, save }: { faces: FaceChoice; save: Ask<{ faces: FaceChoice }> }) {
  const say = useWords()
  const [chosen, choose] = useState(faces)
  const { run, busy } = useAsk(inWords, save, () => say('settings.facesSaved'))
  async function change(wanted: string) {
    const found = faceChoices.find((choice) => choice === wanted)
    if (!found) return
    choose(found)
    if (!(await run({ faces: found })).ok) choose(chosen)
  }
  return (
    <RadioGroup value={chosen} onChange={(wanted) => void change(wanted)} isReadOnly={busy} className="grid max-w-3xl gap-1">
      <Label className={fieldLabel}>{say('settings.facesLabel')}</Label>
      <div className="grid gap-3 sm:grid-cols-3">
        {faceChoices.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            className="grid cursor-pointer content-start gap-2 rounded-md bg-surface p-3 outline-none inset-ring inset-ring-line-strong/60 hover:inset-ring-ink-faint data-focus-visible:outline-2 data-focus-visible:outline-accent data-focus-visible:outline-offset-2 data-selected:inset-ring-2 data-selected:inset-ring-accent"
          >
            <span className="flex items-center gap-2 font-semibold">
              <span
                aria-hidden="true"
                className={`size-3.5 shrink-0 rounded-full ${choice === chosen ? 'border-4 border-accent' : 'border border-line-strong'}`}
              />
              {say(`settings.faces-${choice}`)}
            </span>
            <span aria-hidden="true" className="grid gap-0.5">
              <span className={`${samples[choice].label} text-ink-soft text-xs`}>{say('settings.facesSampleLabel')}</span>
              <span className={`${samples[choice].headline} font-semibold text-lg`}>{say('settings.facesSample')}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
