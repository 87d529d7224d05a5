'use client'

import { useState } from 'react'
import { v7 } from 'uuid'
import { useTime } from '#components/schedule/use-time.ts'
import { notify } from '#components/ui/notify.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { ToldTo } from '#lib/breaking.ts'
import { useWords } from '#words'
import type { BannerDraft, BreakingActions } from './actions.ts'
import { BreakingCheck } from './breaking-check.tsx'
import { BreakingForm } from './breaking-form.tsx'
import { type BreakingProblem, isOutdated, problemInWords } from './breaking-words.ts'

type Props = {
  /** The languages in which no banner stands, with what is written already. */
  start: readonly BannerDraft[]
  /** Two hours from now, on the newsroom's clocks. */
  end: { wallTime: string; fold?: 'earlier' | 'later' }
  zone: string
  actions: Pick<BreakingActions, 'publish' | 'findStories'>
  onPublished: () => void
  onOutdated: () => void
}

/** Breaking news in two steps: what it says, and how readers will have it. */
export function BreakingFlow({ start, end, zone, actions, onPublished, onOutdated }: Props) {
  const say = useWords()
  const [typed, setTyped] = useState<readonly BannerDraft[]>(start)
  // Banners of colleagues begin and end meanwhile: what is written in the other languages stays.
  const drafts = start.map((draft) => typed.find(({ language }) => language === draft.language) ?? draft)
  const [told, setTold] = useState<ToldTo>('everybody')
  const [step, setStep] = useState<'text' | 'check' | 'text again'>('text')
  /** Made once, so that news that is sent again is published once. */
  const [id] = useState(() => v7())
  const time = useTime(zone, end)
  const written = drafts.filter(({ text }) => text.trim() !== '')
  const { run, isBusy, outcome, clear } = useRequest(actions.publish)
  const problem: BreakingProblem | null = outcome && !outcome.ok ? outcome.problem : null
  const isReady = time.checked?.state === 'ready' && time.misread === null
  async function publish() {
    if (!time.chosen) return
    const banners = written.map(({ language, text, story }) => ({ language, text: text.trim(), articleId: story?.id ?? null }))
    const answer = await run({ id, banners, ends: { ...time.chosen, zone }, toldTo: told })
    if (answer.ok) onPublished()
    else if (isOutdated(answer.problem)) {
      notify.problem(problemInWords(say, answer.problem))
      onOutdated()
    }
  }
  if (step === 'check' && written.length > 0 && time.checked?.state === 'ready')
    return (
      <BreakingCheck
        {...{ drafts: written, at: time.checked.at, told, zone, isBusy }}
        problem={problem && problemInWords(say, problem)}
        onBack={() => {
          clear()
          setStep('text again')
        }}
        onPublish={() => void publish()}
      />
    )
  return (
    <BreakingForm
      {...{ drafts, time, told, isReady }}
      findStories={actions.findStories}
      onDrafts={setTyped}
      onTold={setTold}
      onCheck={() => setStep(written.length > 0 && isReady ? 'check' : 'text')}
      isBack={step === 'text again'}
    />
  )
}
