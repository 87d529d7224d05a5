import { type ToWorker, workerPath, workerScope } from './worker-messages.ts'

/** The desk's service worker of this browser, if there is one. In development there is none: it would keep files that change. */
const hasWorkers = () => process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator

/** Starts the worker, or updates it when the build is another. */
export async function startWorker(): Promise<void> {
  if (hasWorkers()) await navigator.serviceWorker.register(workerPath, { scope: workerScope, updateViaCache: 'none' })
}

/** The worker keeps pages only of a person whom it knows: without this, one that starts slowly would not keep the first page. */
let personIsTold = () => {}
const knowsPerson = new Promise<void>((resolve) => {
  personIsTold = resolve
})

/** Tells the worker something, as soon as there is one. */
export async function tellWorker(message: ToWorker): Promise<void> {
  if (!hasWorkers()) return
  if (message.kind === 'keep') await knowsPerson
  const isThere = message.kind !== 'person' || message.id !== null
  const registration = isThere ? await navigator.serviceWorker.ready : await navigator.serviceWorker.getRegistration(workerScope)
  registration?.active?.postMessage(message)
  if (message.kind === 'person') personIsTold()
}

/** The scripts, styles and fonts that this page has loaded. */
export const loadedFiles = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_next/static/'))
    .map(({ pathname }) => pathname)
