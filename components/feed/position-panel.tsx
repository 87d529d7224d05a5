'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'

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
  const [typed, setTyped] = useState('')
  const wanted = Number(typed)
  const isPlace = /^\d+$/.test(typed) && wanted >= 1 && wanted <= total
  return (
    <Panel title="Move to position" onClose={onClose}>
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
          label={`Position, 1 to ${total}`}
          hint={`It stands at ${rank} now.`}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          autoComplete="off"
          problem={typed !== '' && !isPlace ? `Give a number from 1 to ${total}.` : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isDisabled={!isPlace}>
            Move
          </Button>
        </div>
      </form>
    </Panel>
  )
}
