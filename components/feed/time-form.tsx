import { momentInWords } from '#components/schedule/moment-words.ts'
import { TimeField } from '#components/schedule/time-field.tsx'
import { useTime } from '#components/schedule/use-time.ts'
import { Button } from '#components/ui/button.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { done } from '#lib/outcome.ts'
import type { Fold } from '#lib/wall-time.ts'
import { useFormat, useWords } from '#words'

/** A time that was chosen: the instant, and what the newsroom's clocks show at it. */
type Chosen = { at: Date; wallTime: string; fold?: Fold | undefined; zone: string }

/** A time on the newsroom's clocks, and the button that plans something for it. */
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
  const time = useTime(zone)
  const { run, isBusy } = useRequest(async (chosen: Chosen) => {
    await onChoose(chosen)
    return done(null)
  })
  const { chosen, checked, misread } = time
  const at = checked?.state === 'ready' && misread === null ? checked.at : null
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (at && chosen) void run({ at, ...chosen, zone })
      }}
    >
      <TimeField time={time} past={say('schedule.pastPlain')} />
      <div className="mt-3 flex justify-end">
        <Button type="submit" tone="primary" isDisabled={at === null} isPending={isBusy}>
          {words(at && momentInWords(locale, at, zone))}
        </Button>
      </div>
    </form>
  )
}
