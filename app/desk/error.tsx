'use client'

import { useEffect } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** A bug or an outage. What was saved is saved; the words say only what is sure. */
export default function DeskError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useEffect(() => console.error(error), [error])
  return (
    <EmptyState
      isPage
      title="This page could not be made"
      action={
        <Button tone="primary" onPress={retry}>
          Try again
        </Button>
      }
    >
      Nothing that was saved is lost. If it happens again, tell whoever looks after Galley
      {error.digest ? (
        <>
          {' '}
          this number: <span className="whitespace-nowrap font-mono">{error.digest}</span>
        </>
      ) : null}
      .
    </EmptyState>
  )
}
