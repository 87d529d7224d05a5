'use client'

import { useRef, useState } from 'react'
import type { Refused } from '#lib/outcome.ts'
import { useWords } from '#words'
import type { FeedProblem } from './actions.ts'
import { problemInWords } from './words.ts'

type Problem = FeedProblem | 'unreachable'

export type StatusLine = ReturnType<typeof useStatusLine>

/** The status line of the feed desk. An error stays until the editor's next action, even when there is news. */
export function useStatusLine() {
  const say = useWords()
  const [said, setSaid] = useState<{ text: string; tone: 'plain' | 'note' | 'problem' }>({ text: '', tone: 'plain' })
  const standing = useRef<Problem | null>(null)

  /** Shows a message, unless an error is shown. One line, or as a 'note' as many as it needs. */
  function tell(text: string, tone: 'plain' | 'note' = 'plain'): void {
    if (standing.current === null) setSaid({ text, tone })
  }

  return {
    said,
    say,
    tell,
    tellProblem(problem: Problem, detail?: Refused<string>['detail']): void {
      standing.current = problem
      setSaid({ text: problemInWords(say, problem, detail), tone: 'problem' })
    },
    isSilent: (): boolean => standing.current === null,
    /** Whether the shown error is a lost connection or session. */
    isAway: (): boolean => standing.current !== null && endsByItself(standing.current),
    tellIsBack(): void {
      standing.current = null
      tell(say('feed.isBack'))
    },
    /** The next action begins. */
    forget(): void {
      standing.current = null
    },
  }
}

/** Errors that end when the network is back or somebody has signed in again. */
const endsByItself = (problem: Problem): boolean => problem === 'unreachable' || problem === 'signed-out'
