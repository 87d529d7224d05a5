'use client'

import type { Trouble } from '#components/editor/draft/save-state.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { later } from '#components/ui/later.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'

const SignInPanel = later(() => import('#components/people/sign-in-panel.tsx').then(({ SignInPanel }) => SignInPanel))

type Told = Extract<Trouble, { is: 'locked' | 'refused' }>

/**
 * Why the text is not saved and will not be by itself, and what can be done. A conflict has a panel of its own; a lost
 * network is told of where the saving is.
 */
export function TroubleNotice({ trouble, onGoOn }: { trouble: Told; onGoOn: () => void }) {
  const say = useWords()
  if (trouble.is === 'locked' && trouble.problem === 'signed-out') return <SignInPanel onSignedIn={onGoOn} />
  return (
    <div className="rounded-md bg-surface shadow-popover">
      <Alert tone="danger" live>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span>{sentence(say, trouble)}</span>
          {trouble.is !== 'refused' && (
            <Button size="small" onPress={onGoOn}>
              {say('everywhere.retry')}
            </Button>
          )}
        </div>
      </Alert>
    </div>
  )
}

function sentence(say: Say, trouble: Told): string {
  switch (trouble.problem) {
    case 'too-long': {
      const { detail } = trouble
      const what = (['headline', 'dek', 'suggestions', 'unsuggested'] as const).find((part) => part === detail.what) ?? 'body'
      return say(`editor.trouble-too-long-${what}`, { longest: Number(detail.longest) })
    }
    case 'bad-document': {
      const { at = '', what = '' } = trouble.detail
      return say('editor.trouble-bad-document', { what: `${String(at)} ${String(what)}`.trim() })
    }
    case 'cross-site':
    case 'signed-out':
      return say(`problems.${trouble.problem}`)
    case 'not-allowed':
      return say('editor.trouble-not-found')
    default:
      return say(`editor.trouble-${trouble.problem}`)
  }
}
