'use client'

import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { useWords } from '#words'
import { Button } from './button.tsx'
import { type LaterScript, laterScript, loadScripts } from './later-script.ts'

/**
 * A part of a screen whose script comes later: `later(() => import('./part.tsx').then(({ Part }) => Part))`. It is loaded when the part is first
 * shown, or before by `useLaterParts`; until then `waiting` is shown. Where it cannot be loaded, the part says so and offers another try; the
 * rest of the screen goes on.
 */
export function later<Props extends object>(
  get: () => Promise<ComponentType<Props>>,
  { waiting = null, Failed = NotLoaded }: { waiting?: ReactNode; Failed?: ComponentType<Retry> } = {},
): ComponentType<Props> {
  const script = laterScript(get)
  return (props) => <Shown {...{ script, props, waiting, Failed }} />
}

export type Retry = { onRetry: () => void }

function Shown<Props extends object>({
  script,
  props,
  waiting,
  Failed,
}: {
  script: LaterScript<ComponentType<Props>>
  props: Props
  waiting: ReactNode
  Failed: ComponentType<Retry>
}) {
  const [Loaded, setLoaded] = useState(script.loaded)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    if (Loaded || hasFailed) return
    let isHere = true
    script.load().then(
      () => isHere && setLoaded(script.loaded),
      () => isHere && setFailed(true),
    )
    return () => {
      isHere = false
    }
  }, [Loaded, hasFailed, script])
  if (Loaded) return <Loaded {...props} />
  return hasFailed ? <Failed onRetry={() => setFailed(false)} /> : waiting
}

/** Loads what a page lacks when it can be used, so that it opens at once later, and without a network. */
export function useLaterParts(isReady: boolean): void {
  useEffect(() => {
    if (isReady) void loadScripts()
  }, [isReady])
}

/** In the place of a part that could not be loaded. */
export function NotLoaded({ onRetry }: Retry) {
  const say = useWords()
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-md bg-surface p-4 text-ink text-sm">
      {say('everywhere.partNotLoaded')}
      <Button size="small" onPress={onRetry}>
        {say('everywhere.retry')}
      </Button>
    </div>
  )
}
