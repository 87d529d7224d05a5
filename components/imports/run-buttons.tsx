'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useAsk } from '#components/ui/use-ask.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Asked } from '#lib/outcome.ts'
import type { discardImported } from '#newsroom/import-runs/discard-imported.ts'
import type { removeImport } from '#newsroom/import-runs/remove-import.ts'
import type { stopImport } from '#newsroom/import-runs/stop-import.ts'
import { useWords } from '#words'
import { inWords } from './words.ts'

export function StopButton({ id, stop }: { id: string; stop: Asked<typeof stopImport> }) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, stop, () => say('imports.stopped'))
  return (
    <Button isPending={busy} onPress={() => void run({ importId: id })}>
      {say('imports.stop')}
    </Button>
  )
}

/** Deletes the file and its report, and leads to the list. */
export function RemoveButton({ id, remove }: { id: string; remove: Asked<typeof removeImport> }) {
  const say = useWords()
  const router = useRouter()
  const { run, isBusy } = useRequest(remove)
  async function removeIt() {
    const answer = await run({ importId: id })
    if (!answer.ok) return notify.problem(inWords(say, answer.problem))
    notify.done(say('imports.removed'))
    router.push('/desk/import')
  }
  return (
    <Button isPending={isBusy} onPress={removeIt}>
      {say('imports.remove')}
    </Button>
  )
}

/** Discards what an import brought, some stories at a time, until all are through. */
export function DiscardButton({ id, discard }: { id: string; discard: Asked<typeof discardImported> }) {
  const say = useWords()
  const router = useRouter()
  const { run } = useRequest(discard)
  const [discarded, setDiscarded] = useState<number | null>(null)
  async function discardAll() {
    let [total, kept] = [0, 0]
    setDiscarded(0)
    for (let after: number | null = 0; after !== null; ) {
      const answer: Awaited<ReturnType<typeof run>> = await run({ importId: id, after })
      if (!answer.ok) {
        notify.problem(inWords(say, answer.problem))
        setDiscarded(null)
        return router.refresh()
      }
      total += answer.value.discarded
      kept += answer.value.kept
      after = answer.value.next
      setDiscarded(total)
    }
    setDiscarded(null)
    notify.done(say('imports.discarded', { count: total, kept }))
    router.refresh()
  }
  return (
    <div className="grid gap-1">
      <p>
        <Button isPending={discarded !== null} onPress={discardAll}>
          {say('imports.discard')}
        </Button>
      </p>
      <p className="max-w-prose text-ink-soft text-xs" role="status">
        {discarded === null ? say('imports.discardAbout') : say('imports.discarding', { count: discarded })}
      </p>
    </div>
  )
}
