'use client'

import { Download } from 'lucide-react'
import { inWords } from '#components/people/words.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import { useWords } from '#words'

export type ConfirmProof = (input: Record<string, never>) => Promise<Outcome<null, RequestProblem>>

/** Downloads a file that only somebody gets who has proved who they are: asks for it first, because a download cannot. */
export function ExportButton({ address, name, confirmProof }: { address: string; name: string; confirmProof: ConfirmProof }) {
  const say = useWords()
  const { run, isBusy } = useRequest(confirmProof)
  async function download() {
    const answer = await run({})
    if (!answer.ok) return notify.problem(inWords(say, answer.problem))
    Object.assign(document.createElement('a'), { href: address, download: '' }).click()
  }
  return (
    <Button isPending={isBusy} onPress={download}>
      <Download size={15} aria-hidden="true" /> {name}
    </Button>
  )
}
