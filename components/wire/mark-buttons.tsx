'use client'

import { Button } from '#components/ui/button.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { WireState } from '#lib/wire.ts'
import { useWords } from '#words'
import { inWords, type WireActions } from './words.ts'

const names = { new: 'wire.markNew', read: 'wire.markRead', ignored: 'wire.ignore' } as const

export function MarkButton({ itemId, to, mark }: { itemId: string; to: WireState; mark: WireActions['mark'] }) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, mark, () => say('wire.marked'))
  return (
    <Button isPending={busy} onPress={() => void run({ itemIds: [itemId], state: to })}>
      {say(names[to])}
    </Button>
  )
}

export function MarkAllButton({ itemIds, mark }: { itemIds: string[]; mark: WireActions['mark'] }) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, mark, () => say('wire.marked'))
  return (
    <p className="mt-3">
      <Button size="small" isPending={busy} onPress={() => void run({ itemIds, state: 'read' })}>
        {say('wire.markAll')}
      </Button>
    </p>
  )
}
