'use client'

import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

/** Asks an admin once more before somebody's passkeys and codes are reset. */
export function ResetFactors({
  person,
  reset,
  onClose,
}: {
  person: { id: string; name: string }
  reset: Ask<{ personId: string }>
  onClose: () => void
}) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, reset, () => say('people.resetDone', { name: person.name }))
  async function confirm() {
    if ((await run({ personId: person.id })).ok) onClose()
  }
  return (
    <Panel title={say('people.resetAsk', { name: person.name })} onClose={onClose} className="mb-5">
      <p className="mb-3 max-w-xl text-ink-soft">{say('people.resetAbout')}</p>
      <Button tone="danger" isPending={busy} onPress={confirm}>
        {say('people.resetConfirm')}
      </Button>
    </Panel>
  )
}
