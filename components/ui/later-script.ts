/** `loaded`: what the script exports, once it is there; `subscribe` hears of that. */
export type LaterScript<Exports> = {
  load: () => Promise<void>
  loaded: () => Exports | null
  subscribe: (listener: () => void) => () => void
}

/** Those that this page's scripts name, in the order in which they are loaded. */
const scripts: LaterScript<unknown>[] = []

/**
 * A script that does not come with the page, so that the rest works sooner. It is loaded when it is first needed, or before by `loadScripts`. One
 * that could not be loaded is asked for again.
 */
export function laterScript<Exports>(get: () => Promise<Exports>): LaterScript<Exports> {
  let loaded: Exports | null = null
  let loading: Promise<void> | null = null
  const listeners = new Set<() => void>()
  async function keep(): Promise<void> {
    try {
      loaded = await get()
      for (const listener of listeners) listener()
    } finally {
      loading = null
    }
  }
  const script: LaterScript<Exports> = {
    load: () => (loaded ? Promise.resolve() : (loading ??= keep())),
    loaded: () => loaded,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  scripts.push(script)
  return script
}

let all: Promise<void> | null = null

/** Loads what the page lacks, one after the other, when it has nothing else to do. Never throws: what fails is tried again when it is needed. */
export function loadScripts(): Promise<void> {
  if (hasScripts()) return Promise.resolve()
  all ??= loadEach().finally(() => {
    all = null
  })
  return all
}

async function loadEach(): Promise<void> {
  for (const script of scripts) {
    if (script.loaded()) continue
    await untilIdle()
    await script.load().catch(() => {})
  }
}

export const hasScripts = (): boolean => scripts.every((script) => script.loaded())

/** How long somebody who types without a pause keeps a script waiting. Milliseconds. */
const patience = 500

/** Safari has no such callback. */
const untilIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: patience })
    else setTimeout(resolve, 50)
  })
