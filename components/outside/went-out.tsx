'use client'

import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useChannelState, useTopic } from '#components/ui/channel/use-channel.ts'
import { notify } from '#components/ui/notify.ts'
import { isAnyProblem } from '#components/ui/request-problems.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { OutsideCheck, ShownSpot } from '#newsroom/outside/check-of.ts'
import { useWords } from '#words'
import type { OutsideActions } from './actions.ts'
import { isGone, problemInWords, spotInWords, summaryInWords } from './check-words.ts'

/** Milliseconds between two questions while the worker looks: the channel says at once when it found something. */
const askEvery = { live: 4_000, alone: 1_000 }

/** What the worker found from outside after the newest change of a story: each place where readers find it, with its tick and time. */
export function WentOut({ articleId, actions }: { articleId: string; actions: OutsideActions }) {
  const say = useWords()
  const heading = useId()
  const isLive = useChannelState() === 'live'
  const { value: check, again } = useAnswer(['outside', articleId], () => actions.of({ articleId }), {
    every: (known) => (isUnderWay(known) ? (isLive ? askEvery.live : askEvery.alone) : false),
  })
  useTopic(`outside:${articleId}`, ({ kind }) => kind === 'changed' && void again())
  return (
    <section className="mt-3 border-line border-t pt-3" aria-labelledby={heading}>
      <h3 id={heading} className="font-semibold">
        {say(check && isGone(check) ? 'outside.spotsGone' : 'outside.spots')}
      </h3>
      <Told check={check} />
      {check && check.spots.length > 0 && (
        <ul aria-label={say(isGone(check) ? 'outside.spotsGone' : 'outside.spots')} className="mt-2">
          {check.spots.map((spot) => (
            <SpotLine key={spot.name} check={check} spot={spot} />
          ))}
        </ul>
      )}
      {check?.way === 'edge' && <p className="mt-2 text-ink-soft text-xs">{say('outside.throughEdge')}</p>}
      {check && (check.state === 'over' || check.state === 'none') && (
        <LookAgain articleId={articleId} ask={actions.again} onAsked={() => void again()} />
      )}
    </section>
  )
}

const isUnderWay = (check: OutsideCheck | null | undefined) => !check || check.state === 'waiting' || check.state === 'looking'

/** The whole in one sentence: the only part that a screen reader is told of when it changes. */
function Told({ check }: { check: OutsideCheck | null | undefined }) {
  const say = useWords()
  const { tone, text } = summaryInWords(say, check)
  return (
    <p role="status" className="mt-1 flex items-start gap-2">
      {tone === 'seen' && <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-good" />}
      {tone === 'red' && <TriangleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-danger" />}
      {tone === 'looking' && <Spinner />}
      <span className="tabular-nums">{text}</span>
    </p>
  )
}

function SpotLine({ check, spot }: { check: OutsideCheck; spot: ShownSpot }) {
  const say = useWords()
  const isRed = spot.state === 'red'
  return (
    <li className="border-line border-t py-1 first:border-t-0">
      <p className="flex items-start gap-2">
        <Mark state={spot.state} />
        <a href={spot.path} target="_blank" rel="noreferrer" className="min-w-0 flex-1 underline-offset-2 hover:underline">
          {say(`outside.spot-${spot.name}`)}
        </a>
        <span className={`shrink-0 tabular-nums ${isRed ? 'font-semibold text-danger' : 'text-ink-soft'}`}>
          {spotInWords(say, check, spot)}
        </span>
      </p>
      {isRed && <p className="mt-0.5 ml-6 text-ink-soft text-xs">{problemInWords(say, spot)}</p>}
    </li>
  )
}

function Mark({ state }: { state: ShownSpot['state'] }) {
  const shared = { size: 16, 'aria-hidden': true, strokeWidth: 2 } as const
  if (state === 'red') return <TriangleAlert {...shared} className="mt-0.5 shrink-0 text-danger" />
  if (state === 'waiting') return <CircleDashed {...shared} className="mt-0.5 shrink-0 text-ink-soft" />
  return <CircleCheck {...shared} className={`mt-0.5 shrink-0 ${state === 'seen' ? 'text-good' : 'text-warn'}`} />
}

function LookAgain({ articleId, ask, onAsked }: { articleId: string; ask: OutsideActions['again']; onAsked: () => void }) {
  const say = useWords()
  const { run, isBusy } = useRequest(ask)
  const press = async () => {
    const answer = await run({ articleId })
    if (answer.ok) notify.done(say('outside.againAsked'))
    else notify.problem(isAnyProblem(answer.problem) ? say(`problems.${answer.problem}`) : say(`outside.again-${answer.problem}`))
    onAsked()
  }
  return (
    <p className="mt-2">
      <Button size="small" isPending={isBusy} onPress={() => void press()}>
        {say('outside.again')}
      </Button>
    </p>
  )
}
