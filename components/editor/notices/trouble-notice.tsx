'use client'

import type { Trouble } from '#components/editor/draft/save-state.ts'
import { SignInPanel } from '#components/people/sign-in-panel.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { requestProblems } from '#components/ui/request-problems.ts'

type Told = Extract<Trouble, { is: 'locked' | 'refused' }>

/**
 * Why the text is not saved and will not be by itself, and what can be done. A conflict has a panel of its own; a lost
 * network is told of where the saving is.
 */
export function TroubleNotice({ trouble, onGoOn }: { trouble: Told; onGoOn: () => void }) {
  if (trouble.is === 'locked' && trouble.problem === 'signed-out') return <SignInPanel onSignedIn={onGoOn} />
  return (
    <div className="rounded-md bg-surface shadow-popover">
      <Alert tone="danger" live>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span>{sentence(trouble)}</span>
          {trouble.is !== 'refused' && (
            <Button size="small" onPress={onGoOn}>
              Try again
            </Button>
          )}
        </div>
      </Alert>
    </div>
  )
}

function sentence(trouble: Told): string {
  switch (trouble.problem) {
    case 'too-long':
      return `The ${trouble.detail.what === 'body' ? 'text' : String(trouble.detail.what)} is longer than can be saved (${Number(trouble.detail.longest).toLocaleString()} characters).`
    case 'bad-document':
      return `Something in the text cannot be saved: ${String(trouble.detail.at ?? '')} ${String(trouble.detail.what ?? '')}. Take out what was pasted last.`
    case 'invalid':
      return 'The headline or the dek has a character in it that cannot be saved.'
    case 'cross-site':
    case 'signed-out':
      return requestProblems[trouble.problem]
    case 'someone-else':
      return 'Somebody else is signed in on this browser now. Sign in as yourself in another tab, then try again.'
    case 'wrong-stage':
      return 'This story was taken down meanwhile: it cannot be written any more. Copy what you need.'
    case 'not-allowed':
    case 'not-found':
      return 'This story is not there any more, or not yours any more. Copy what you need.'
  }
}
