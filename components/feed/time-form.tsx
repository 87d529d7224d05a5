import { useState } from 'react'
import { momentInWords } from '#components/schedule/moment-words.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { done } from '#lib/outcome.ts'
import { isWallTime, resolveWallTime } from '#lib/wall-time.ts'
import { useFormat, useWords } from '#words'

type Chosen = { wallTime: string; zone: string }

/** A time on the newsroom's clocks, and the button that plans something for it. An hour that the clocks skip or show twice is refused. */
export function TimeForm({
  zone,
  words,
  onChoose,
}: {
  zone: string
  words: (moment: string | null) => string
  onChoose: (time: Chosen) => Promise<void>
}) {
  const say = useWords()
  const { locale } = useFormat()
  const [wallTime, setWallTime] = useState('')
  const { run, isBusy } = useRequest(async (chosen: Chosen) => {
    await onChoose(chosen)
    return done(null)
  })
  const resolved = isWallTime(wallTime) ? resolveWallTime(wallTime, zone) : null
  const problem = resolved?.kind === 'none' ? 'no-such-time' : resolved?.kind === 'two' ? 'two-times' : null
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (resolved?.kind === 'one') void run({ wallTime, zone })
      }}
    >
      <TextField
        label={say('feed.when', { zone })}
        type="datetime-local"
        value={wallTime}
        onChange={(typed) => setWallTime(typed.slice(0, 16))}
        problem={problem ? say(`feed.problem-${problem}`) : undefined}
      />
      <div className="mt-3 flex justify-end">
        <Button type="submit" tone="primary" isDisabled={resolved?.kind !== 'one'} isPending={isBusy}>
          {words(resolved?.kind === 'one' ? momentInWords(locale, resolved.at, zone) : null)}
        </Button>
      </div>
    </form>
  )
}
