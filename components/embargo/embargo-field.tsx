'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Asked } from '#lib/outcome.ts'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import type { setEmbargo } from '#newsroom/embargo/set-embargo.ts'
import { useWords } from '#words'
import { EmbargoForm } from './embargo-form.tsx'
import { EmbargoMark } from './embargo-mark.tsx'

/** The embargo of a story, among its details: until when, and why. `zone`: the newsroom's. */
export function EmbargoField({
  articleId,
  embargo,
  zone,
  set,
  onChanged,
}: {
  articleId: string
  embargo: Embargo | null
  zone: string
  set: Asked<typeof setEmbargo>
  onChanged: () => void
}) {
  const say = useWords()
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const [overtakes, setOvertakes] = useState<Date | null>(null)
  return (
    <>
      {embargo ? (
        <div className="grid gap-1">
          <p className="flex flex-wrap items-center gap-2">
            <EmbargoMark />
            <Time at={embargo.until} zone={embargo.zone} />
            <span className="text-ink-faint text-xs">{embargo.zone}</span>
          </p>
          {embargo.reason && <p className="wrap-anywhere">{embargo.reason}</p>}
          <p className="text-ink-soft">{say('embargo.about')}</p>
        </div>
      ) : (
        <p className="text-ink-soft">{say('embargo.none')}</p>
      )}
      {embargo && overtakes && (
        <Alert tone="warn" live>
          {say('embargo.overtakes')} <Time at={overtakes} zone={embargo.zone} />
        </Alert>
      )}
      {isOpen ? (
        <EmbargoForm
          {...{ articleId, embargo, set }}
          zone={embargo?.zone ?? zone}
          onClose={() => setOpen(false)}
          onDone={(planned) => {
            setOpen(false)
            setOvertakes(planned)
            onChanged()
          }}
        />
      ) : (
        <div>
          {/* After the form, the focus comes back here. */}
          <Button size="small" autoFocus={isOpen === false} onPress={() => setOpen(true)}>
            {say(embargo ? 'embargo.moveMore' : 'embargo.setMore')}
          </Button>
        </div>
      )}
    </>
  )
}
