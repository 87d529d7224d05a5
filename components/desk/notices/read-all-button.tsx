'use client'

import { Button } from '#components/ui/button.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Asked } from '#lib/outcome.ts'
import type { readNotices } from '#newsroom/notices/read-notices.ts'
import { useWords } from '#words'

export type ReadNotices = Asked<typeof readNotices>

/** Marks all notices of this person as read. */
export function ReadAllButton({ readNotices }: { readNotices: ReadNotices }) {
  const say = useWords()
  const { run, busy } = useAsk(
    (say, problem) => say(`problems.${problem}`),
    () => readNotices({}),
    () => null,
  )
  return (
    <Button isPending={busy} onPress={() => void run(undefined)}>
      {say('notices.readAll')}
    </Button>
  )
}
