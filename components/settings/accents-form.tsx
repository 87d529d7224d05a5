'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Say } from '#components/ui/words/say.ts'
import { contrastOf, type Ground, grounds, isColour, leastContrast, nearestReadable } from '#lib/contrast.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import { useWords } from '#words'

type Accents = { light: string | null; dark: string | null }
type Save = (input: Accents) => Promise<Outcome<null, 'hard-to-read' | RequestProblem>>

/** The usual colours: app/(reader)/tokens.css. */
const usual: Record<Ground, string> = { light: '#b3200f', dark: '#ff8a70' }

/** The accent colour on both grounds. What cannot be read there cannot be saved; the nearest colour that can is offered. */
export function AccentsForm({ light, dark, save }: Accents & { save: Save }) {
  const say = useWords()
  const [typed, setTyped] = useState<Record<Ground, string>>({ light: light ?? '', dark: dark ?? '' })
  const { run, busy } = useAsk(inWords, save, () => say('settings.saved'))
  const isFit = (ground: Ground) => typed[ground] === '' || (isColour(typed[ground]) && contrastIn(typed[ground], ground) >= leastContrast)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isFit('light') && isFit('dark')) void run({ light: typed.light || null, dark: typed.dark || null })
  }

  return (
    <form noValidate onSubmit={submit} className="grid max-w-xl gap-3">
      <div className="grid gap-4 sm:grid-cols-2">
        {(['light', 'dark'] as const).map((ground) => (
          <Accent
            key={ground}
            ground={ground}
            colour={typed[ground]}
            change={(colour) => setTyped({ ...typed, [ground]: colour.trim().toLowerCase() })}
          />
        ))}
      </div>
      <div>
        <Button type="submit" tone="primary" isPending={busy} isDisabled={!isFit('light') || !isFit('dark')}>
          {say('everywhere.save')}
        </Button>
      </div>
    </form>
  )
}

function Accent({ ground, colour, change }: { ground: Ground; colour: string; change: (colour: string) => void }) {
  const say = useWords()
  const shown = colour === '' ? usual[ground] : colour
  const contrast = isColour(shown) ? contrastIn(shown, ground) : null
  const nearest = contrast !== null && contrast < leastContrast ? nearestReadable(shown, ground) : null
  return (
    <div className="grid content-start gap-2">
      <TextField
        label={say(`settings.accent-${ground}`)}
        value={colour}
        onChange={change}
        placeholder={usual[ground]}
        maxLength={7}
        spellCheck="false"
        autoComplete="off"
        problem={problemOf(say, shown, contrast)}
      />
      {contrast !== null && (
        <p
          className="flex items-center justify-between gap-2 rounded-sm border border-line px-2.5 py-1.5"
          style={{ background: grounds[ground] }}
        >
          <span className="font-bold" style={{ color: shown }}>
            {say('settings.accentSample')}
          </span>
          <span className="tabular-nums" style={{ color: ground === 'light' ? '#161513' : '#ebe7e0' }}>
            {say('settings.contrast', { contrast: inTenths(contrast) })}
          </span>
        </p>
      )}
      {nearest && (
        <div>
          <Button size="small" onPress={() => change(nearest)}>
            {say('settings.useNearest', { colour: nearest })}
          </Button>
        </div>
      )}
    </div>
  )
}

function problemOf(say: Say, colour: string, contrast: number | null): string | undefined {
  if (!isColour(colour)) return say('settings.noColour')
  if (contrast === null || contrast >= leastContrast) return undefined
  return say('settings.hardToRead', { contrast: inTenths(contrast), least: inTenths(leastContrast) })
}

const contrastIn = (colour: string, ground: Ground): number => contrastOf(colour, grounds[ground])
/** Rounded down: 4.46 is not 4.5. */
const inTenths = (contrast: number): string => (Math.floor(contrast * 10) / 10).toFixed(1)

const inWords = (say: Say, problem: 'hard-to-read' | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say('settings.accentsRefused')
