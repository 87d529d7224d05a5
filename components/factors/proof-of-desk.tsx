'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { showProofWith } from '#components/ui/ask-for-proof.ts'
import type { ProofActions } from './proof-actions.ts'

const ProofDialog = lazy(() => import('./proof-dialog.tsx').then((found) => ({ default: found.ProofDialog })))

/** Stands in the desk's frame, and shows the dialog when an act needs a newer proof of who this is. */
export function ProofOfDesk({ actions }: { actions: ProofActions }) {
  const [answer, setAnswer] = useState<((isProven: boolean) => void) | null>(null)
  useEffect(() => showProofWith((settle) => setAnswer(() => settle)), [])
  if (!answer) return null
  const settle = (isProven: boolean) => {
    setAnswer(null)
    answer(isProven)
  }
  return (
    <Suspense>
      <ProofDialog actions={actions} onSettled={settle} />
    </Suspense>
  )
}
