'use client'

import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { useWords } from '#words'
import { Button } from './button.tsx'
import { endHolding } from './hold-typed.ts'
import { type LaterScript, laterScript, loadScripts } from './later-script.ts'

/** `tries`: how often it has failed. `onClose`: of a part that can be closed. */
export type Failure = { tries: number; onRetry: () => void; onClose?: () => void }
/** What stands there until the part does, and if its script cannot be loaded. Both have what the part has. */
type Otherwise<Props> = { Waiting?: ComponentType<Props>; Failed?: ComponentType<Props & Failure> }

/**
 * A part of a screen whose script comes later: `later(() => import('./part.tsx').then(({ Part }) => Part))`. It is loaded when the part is first
 * shown, or before by `useLaterParts`. Where it cannot be loaded, the part says so and offers another try; the rest of the screen goes on.
 */
export function later<Props extends object>(
  get: () => Promise<ComponentType<Props>>,
  otherwise: Otherwise<Props> = {},
): ComponentType<Props> {
  const script = laterScript(get)
  return (props) => <Shown {...{ script, props, ...otherwise }} />
}

function Shown<Props extends object>({
  script,
  props,
  Waiting,
  Failed = NotLoaded,
}: Otherwise<Props> & { script: LaterScript<ComponentType<Props>>; props: Props }) {
  const Loaded = useSyncExternalStore(script.subscribe, script.loaded, notYet)
  const [hasFailed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (Loaded || hasFailed) return
    let isHere = true
    script.load().catch(() => {
      if (!isHere) return
      endHolding()
      setFailed(true)
      setTries((before) => before + 1)
    })
    return () => {
      isHere = false
    }
  }, [Loaded, hasFailed, script])
  if (Loaded) return <Loaded {...props} />
  if (hasFailed) return <Failed {...props} tries={tries} onRetry={() => setFailed(false)} />
  return Waiting && <Waiting {...props} />
}

/** The server renders none: a browser begins with what it rendered. */
const notYet = () => null

/** Loads what a page lacks when it can be used, so that it opens at once later, and without a network. */
export function useLaterParts(isReady: boolean): void {
  useEffect(() => {
    if (isReady) void loadScripts()
  }, [isReady])
}

/** In the place of a part that could not be loaded. After an update its script has another name: only the page that is loaded again knows it. */
export function NotLoaded({ tries, onRetry, onClose }: Failure) {
  const say = useWords()
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-md bg-surface p-4 text-ink text-sm">
      {say('everywhere.partNotLoaded')}
      <Button size="small" onPress={onRetry}>
        {say('everywhere.retry')}
      </Button>
      {tries > 1 && (
        <Button size="small" onPress={() => location.reload()}>
          {say('everywhere.loadPageAgain')}
        </Button>
      )}
      {onClose && (
        <Button size="small" tone="quiet" onPress={onClose}>
          {say('everywhere.close')}
        </Button>
      )}
    </div>
  )
}
