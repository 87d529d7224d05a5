'use client'

import { useRef, useState } from 'react'
import { useWords } from '#words'
import type { FeedProblem } from './actions.ts'
import { problemInWords } from './words.ts'

type Problem = FeedProblem | 'unreachable'

export type Voice = ReturnType<typeof useSaid>

/** What the desk says of what was done. A problem stays said until its maker's next act, whatever news comes. */
export function useSaid() {
  const say = useWords()
  const [said, setSaid] = useState<{ text: string; tone: 'plain' | 'problem' }>({ text: '', tone: 'plain' })
  const standing = useRef<Problem | null>(null)

  /** Says what is no answer to a problem, and so waits behind one. */
  function tell(text: string): void {
    if (standing.current === null) setSaid({ text, tone: 'plain' })
  }

  return {
    said,
    say,
    tell,
    tellProblem(problem: Problem, by?: unknown): void {
      standing.current = problem
      setSaid({ text: problemInWords(say, problem, by), tone: 'problem' })
    },
    isSilent: (): boolean => standing.current === null,
    /** Whether what keeps the desk from the newsroom is what is said. */
    isAway: (): boolean => standing.current !== null && endsByItself(standing.current),
    tellIsBack(): void {
      standing.current = null
      tell(say('feed.isBack'))
    },
    /** The next act has begun. */
    forget(): void {
      standing.current = null
    },
  }
}

/** When the network is back, or somebody signed in again. */
const endsByItself = (problem: Problem): boolean => problem === 'unreachable' || problem === 'signed-out'
