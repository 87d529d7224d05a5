import { useEffect, useRef, useState } from 'react'
import { TimeField } from '#components/schedule/time-field.tsx'
import type { Time } from '#components/schedule/use-time.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { type ToldTo, toldTo } from '#lib/breaking.ts'
import { useWords } from '#words'
import type { BannerDraft, BreakingActions } from './actions.ts'
import { BannerFields } from './banner-fields.tsx'

type Props = {
  drafts: readonly BannerDraft[]
  time: Time
  told: ToldTo
  isReady: boolean
  findStories: BreakingActions['findStories']
  onDrafts: (drafts: BannerDraft[]) => void
  onTold: (told: ToldTo) => void
  onCheck: () => void
  /** Come back to from the second step: the focus was there. */
  isBack: boolean
}

/** The first step: what the banner says, where it leads, until when, and who is told. */
export function BreakingForm({ drafts, time, told, isReady, findStories, onDrafts, onTold, onCheck, isBack }: Props) {
  const say = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isBack) heading.current?.focus()
  }, [isBack])
  const [isMissing, setMissing] = useState(false)
  const isEmpty = drafts.every(({ text }) => text.trim() === '')
  return (
    <form
      noValidate
      aria-label={say('breaking.stepText')}
      className="grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(isEmpty)
        onCheck()
      }}
    >
      <h2 ref={heading} tabIndex={-1} className="font-bold outline-none">
        {say('breaking.stepText')}
      </h2>
      <BannerFields drafts={drafts} findStories={findStories} onChange={onDrafts} />
      <fieldset className="border-line border-b pb-4">
        <legend className="mb-2 font-semibold">{say('breaking.ends')}</legend>
        <TimeField time={time} past={say('breaking.endsPast')} />
      </fieldset>
      <Select
        label={say('breaking.told')}
        choices={toldTo.map((group) => ({ id: group, name: say(`breaking.told-${group}`) }))}
        selectedKey={told}
        onSelectionChange={(key) => onTold(toldTo.find((group) => group === key) ?? told)}
      />
      {isMissing && isEmpty && (
        <Alert tone="danger" live>
          {say('breaking.missing')}
        </Alert>
      )}
      <div className="flex justify-end">
        <Button type="submit" tone="primary" isDisabled={!isReady}>
          {say('breaking.check')}
        </Button>
      </div>
    </form>
  )
}
