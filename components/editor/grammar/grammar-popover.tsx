'use client'

import type { Editor } from '@tiptap/core'
import type { RefObject } from 'react'
import { SpotPopover } from '#components/editor/spots/spot-popover.tsx'
import type { Spot } from '#components/editor/spots/use-spot.ts'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import type { GrammarProblem } from './check/check-text.ts'
import type { GrammarSpot } from './grammar-marks.ts'

/** What is wrong, what could stand there, and how to be left alone with it. Escape in it goes back to the text. */
export function GrammarPopover({
  self,
  editor,
  spot,
  replace,
  ignore,
  keep,
  onLeave,
}: {
  self: RefObject<HTMLElement | null>
  editor: Editor
  spot: Spot<GrammarSpot>
  replace: (by: string) => () => void
  ignore: (() => void) | null
  keep: (() => void) | null
  onLeave: () => void
}) {
  const say = useWords()
  const { why, proposals } = spot.match.problem
  return (
    <SpotPopover self={self} label={say('grammar.title')} editor={editor} spot={spot}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons have the focus */}
      <div onKeyDown={(event) => event.key === 'Escape' && onLeave()}>
        <p lang="en" className="wrap-anywhere">
          {withoutTicks(why)}
        </p>
        {proposals.length > 0 && (
          <div className="mt-2 flex flex-wrap gap-1.5">
            {proposals.map((proposal, place) => (
              <Button key={proposal} size="small" tone={place === 0 ? 'primary' : undefined} onPress={replace(proposal)}>
                {proposal.trim() !== '' && <span className="sr-only">{say('grammar.replaceBy')} </span>}
                <span lang="en" className="wrap-anywhere">
                  {nameOf(say, proposal)}
                </span>
                {place === 0 && <Kbd>{keysHere('F2')}</Kbd>}
              </Button>
            ))}
          </div>
        )}
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {ignore && (
            <Button size="small" onPress={ignore}>
              {say('grammar.ignore')} <Kbd>{keysHere('Shift+F2')}</Kbd>
            </Button>
          )}
          {keep && (
            <Button size="small" onPress={keep}>
              {say('grammar.keep')} <Kbd>{keysHere('Mod+F2')}</Kbd>
            </Button>
          )}
        </div>
      </div>
    </SpotPopover>
  )
}

/** For screen readers: to them the text is one field. */
export function GrammarTold({ problem, mayIgnore }: { problem: GrammarProblem | null; mayIgnore: boolean }) {
  const say = useWords()
  return (
    <p className="sr-only" aria-live="polite">
      {problem &&
        [
          say('grammar.told', { words: problem.words, why: withoutTicks(problem.why) }),
          ...problem.proposals.slice(0, 1).map((proposal) => say('grammar.replaceKeys', { keys: 'F2', words: nameOf(say, proposal) })),
          mayIgnore ? say('grammar.ignoreKeys', { keys: keysHere('Shift+F2') }) : '',
          say('grammar.panelKeys', { keys: 'F6' }),
        ].join(' ')}
    </p>
  )
}

/** Harper puts words between the ticks of Markdown. */
const withoutTicks = (why: string) => why.replace(/`([^`]*)`/g, '“$1”')

/** What is put in, or a name of what cannot be seen. */
function nameOf(say: Say, proposal: string): string {
  if (proposal === '') return say('grammar.leaveOut')
  return proposal.trim() === '' ? say('grammar.oneSpace') : proposal
}
