'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useWords } from '#words'

export function PositionPanel({
  headline,
  rank,
  total,
  onChoose,
  onClose,
}: {
  headline: string
  rank: number
  total: number
  onChoose: (rank: number) => void
  onClose: () => void
}) {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const wanted = Number(typed)
  const isPlace = /^\d+$/.test(typed) && wanted >= 1 && wanted <= total
  return (
    <Panel title={say('feed.position')} onClose={onClose}>
      <form
        noValidate
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (isPlace) onChoose(wanted)
        }}
      >
        <p className="line-clamp-2 text-ink-soft">{headline}</p>
        <TextField
          label={say('feed.positionLabel', { total })}
          hint={say('feed.positionNow', { rank })}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          autoComplete="off"
          problem={typed !== '' && !isPlace ? say('feed.positionWrong', { total }) : undefined}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={!isPlace}>
            {say('feed.move')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
