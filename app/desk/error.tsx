'use client'

import { useEffect } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useWords } from '#words'

/** A bug or an outage. The message says only what is certain. */
export default function DeskError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const say = useWords()
  useEffect(() => console.error(error), [error])
  return (
    <EmptyState
      isPage
      title={say('desk.notLoaded')}
      action={
        <Button tone="primary" onPress={retry}>
          {say('everywhere.retry')}
        </Button>
      }
    >
      {error.digest
        ? say.rich('desk.notLoadedNumber', { number: () => <span className="whitespace-nowrap font-mono">{error.digest}</span> })
        : say('desk.notLoadedAbout')}
    </EmptyState>
  )
}
