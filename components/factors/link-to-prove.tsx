import { Send } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { inWords } from '#components/people/words.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { inTime } from '#components/ui/in-time.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { WaysToProve } from '#newsroom/people/prove.ts'
import { useWords } from '#words'
import type { ProofActions } from './proof-actions.ts'

/**
 * Where a one-time link comes from, for somebody who has no second factor. When it was opened in another tab of this browser, the dialog
 * goes on by itself as soon as its window has the focus again.
 */
export function LinkToProve({ ways, actions, onProven }: { ways: WaysToProve; actions: ProofActions; onProven: () => void }) {
  const say = useWords()
  const { run, isBusy, outcome } = useRequest(actions.mailLink)
  useWhenBack(async () => {
    if ((await inTime(actions.confirm({}))).ok) onProven()
  })
  if (!ways.mail)
    return (
      <p className="text-ink-soft">
        {say.rich('factors.linkFromOthers', {
          email: ways.email,
          command: (words) => <code className="wrap-anywhere text-ink">{words}</code>,
        })}
      </p>
    )
  return (
    <>
      <p className="text-ink-soft">{say('factors.linkAbout')}</p>
      {outcome && (
        <Alert tone={outcome.ok ? 'good' : 'danger'} live>
          {outcome.ok ? say('factors.linkSent', { email: ways.email }) : inWords(say, outcome.problem)}
        </Alert>
      )}
      <Button isPending={isBusy} onPress={() => void run({})}>
        <Send size={15} aria-hidden="true" /> {say(outcome?.ok ? 'factors.sendLinkAgain' : 'factors.sendLink')}
      </Button>
    </>
  )
}

/** Looks whenever this window gets the focus again. */
function useWhenBack(look: () => Promise<void>): void {
  const newest = useRef(look)
  newest.current = look
  useEffect(() => {
    const onFocus = () => void newest.current()
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [])
}
