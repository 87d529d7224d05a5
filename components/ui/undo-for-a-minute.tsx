'use client'

import { useEffect, useState } from 'react'
import type { Outcome } from '#lib/outcome.ts'
import { useWords } from '#words'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { useRequest } from './use-request.ts'

/** Milliseconds for which Undo is offered. The newsroom gives a little more (db/just-now.ts). */
export const undoOffered = 60_000

/** Offers to undo what has just been done, where the desk says that it was done, and takes the offer back after a minute. */
export function UndoForAMinute<Value, Problem extends string>({
  about,
  undo,
  inWords,
  onUndone,
}: {
  /** What Undo would do, as a sentence. */
  about: string
  undo: () => Promise<Outcome<Value, Problem>>
  inWords: (problem: Problem | 'unreachable') => string
  onUndone: (value: Value) => void
}) {
  const say = useWords()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), undoOffered)
    return () => clearTimeout(timer)
  }, [])
  const { run, isBusy, outcome } = useRequest(() => undo())
  const problem = outcome && !outcome.ok ? outcome.problem : null
  async function undoNow() {
    const answer = await run(undefined)
    if (answer.ok) onUndone(answer.value)
  }
  return (
    <>
      {problem && (
        <div className="mt-3">
          <Alert tone="danger" live>
            {inWords(problem)}
          </Alert>
        </div>
      )}
      {!isOver && (
        <p className="mt-3 flex items-center justify-between gap-3 text-ink-soft">
          {about}
          <Button isPending={isBusy} onPress={() => void undoNow()}>
            {say('everywhere.undo')}
          </Button>
        </p>
      )}
    </>
  )
}
