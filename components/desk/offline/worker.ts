import { grammarWasmPath, grammarWorkerPath } from '#components/editor/grammar/check/dialects.ts'
import { forgetText } from '#components/editor/local/local-texts.ts'
import { newStoryPath, type ToWorker } from './worker-messages.ts'

/**
 * The desk's service worker: a story that was opened once opens without a network. It keeps the HTML of stories' pages for the person who
 * is signed in, and the scripts, styles and fonts of the desk. The text itself is in IndexedDB (components/editor/local). Requests that
 * change something, and all paths outside the desk, pass by it. Bundled by reader/build.ts, served by app/desk/worker.js.
 */

/** The parts of the service worker's scope that are used here: TypeScript's types for workers and for pages exclude each other. */
type Waiting = { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Waiting & { request: Request; respondWith: (response: Promise<Response>) => void }
type Scope = {
  /** Written above this script when it is served. */
  galleyBuild: string
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: ((kind: 'install' | 'activate', hear: (event: Waiting) => void) => void) &
    ((kind: 'fetch', hear: (event: Fetching) => void) => void) &
    ((kind: 'message', hear: (event: Waiting & { data: ToWorker }) => void) => void)
}
const worker = self as unknown as Scope // what it is when this file runs

const files = `galley-desk-files-${worker.galleyBuild}`
const pages = 'galley-desk-pages-'
const noNetwork = '/desk/needs-the-network'
/** The most pages that are kept; the oldest is deleted first. */
const most = 50
/** Milliseconds until a kept page is shown although the network may still answer. */
const patience = 6_000

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
/** Messages are heard one after the other: whether a page may be kept depends on who is signed in. */
let hearing: Promise<void> = Promise.resolve()
worker.addEventListener('message', (event) => {
  hearing = hearing.then(() => hear(event.data)).catch(() => {}) // without a network: the next page tells it again
  event.waitUntil(hearing)
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (pathname.startsWith('/_next/static/')) event.respondWith(file(request))
  else if (pathname === grammarWorkerPath || pathname === grammarWasmPath) event.respondWith(fileOfBuild(request))
  else if (request.mode === 'navigate' && (pathname === '/desk' || pathname.startsWith('/desk/')))
    event.respondWith(page(request, pathname))
})

async function hear(message: ToWorker): Promise<void> {
  if (message.kind === 'keep') {
    const name = pages + message.personId
    if (!(await caches.has(name))) return // from a tab of somebody who is not signed in any more
    return (await isFresh(name, message.path, message.isFreshFor ?? 0)) ? undefined : keepPage(name, message.path, message.files)
  }
  const own = message.id === null ? null : pages + message.id
  for (const name of await caches.keys()) if (name.startsWith(pages) && name !== own) await caches.delete(name)
  if (own === null) return
  const html = new Response(message.noNetwork, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  await (await caches.open(own)).put(noNetwork, html)
  await moveOn(own)
}

async function isFresh(name: string, path: string, longest: number): Promise<boolean> {
  const kept = longest > 0 ? await (await caches.open(name)).match(path, { ignoreVary: true }) : undefined
  return kept !== undefined && Date.now() - Date.parse(kept.headers.get('date') ?? '') < longest
}

/** After an update: loads the kept pages again, whose files have other names now, and deletes the files of the earlier build. */
async function moveOn(own: string): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('galley-desk-files-') && name !== files)
  if (old.length === 0) return
  for (const { url } of await (await caches.open(own)).keys()) {
    const { pathname } = new URL(url)
    if (pathname !== noNetwork) await keepPage(own, pathname, [])
  }
  for (const name of old) await caches.delete(name)
}

async function keepPage(name: string, path: string, loaded: readonly string[]): Promise<void> {
  const answer = await fetch(path, { headers: { accept: 'text/html' } })
  const kept = await caches.open(name)
  await kept.delete(path)
  if (!answer.ok || answer.redirected) return // no longer this person's
  const html = await answer.clone().text()
  const named = filesIn(html)
  await keepFiles([...new Set([...named, ...loaded])], loaded.length === 0)
  await kept.put(path, answer)
  const paths = (await kept.keys()).filter(({ url }) => new URL(url).pathname !== noNetwork)
  for (const oldest of paths.slice(0, Math.max(0, paths.length - most))) await kept.delete(oldest)
}

const filesIn = (text: string): string[] =>
  [...text.matchAll(/\/?(?:_next\/)?static\/[\w~./-]+\.(?:js|css|woff2)/g)].map(
    ([found]) => `/_next/${found.replace(/^\/?(?:_next\/)?/, '')}`,
  )

/** The scripts whose names were followed since this worker began. */
const followed = new Set<string>()

/** `follows`: also what the scripts load by and by (components/ui/later.tsx). A page that is open tells it itself. */
async function keepFiles(paths: readonly string[], follows: boolean): Promise<void> {
  const kept = await caches.open(files)
  const keep = async (path: string): Promise<void> => {
    let answer = await kept.match(path)
    if (answer && !follows) return
    if (!answer) {
      answer = await fetch(path)
      if (!answer.ok) return
      await kept.put(path, answer.clone())
    }
    if (!follows || !path.endsWith('.js')) return
    if (followed.has(path)) return
    followed.add(path)
    const named = filesIn(await answer.text())
    await Promise.all(named.map((name) => keep(name).catch(() => void followed.delete(path)))) // without a network: the next time
  }
  await Promise.all(paths.map((path) => keep(path).catch(() => {}))) // a name in the text need not be a file
}

async function file(request: Request): Promise<Response> {
  const known = await caches.match(request, { ignoreVary: true })
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(files)).put(request, answer.clone())
  return answer
}

/** A file that has the same address in each build: what it works with must be of the same one. */
async function fileOfBuild(request: Request): Promise<Response> {
  const own = await caches.open(files)
  const known = await own.match(request, { ignoreVary: true })
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await own.put(request, answer.clone())
  return answer
}

/** A page from the network; without one as it was kept, or the page that says that a network is needed. */
async function page(request: Request, path: string): Promise<Response> {
  const kept = await find(path)
  try {
    const asked = fetch(request)
    const answer = kept ? await Promise.race([asked, late()]) : await asked
    if (answer.status === 404) await forget(path)
    return kept && answer.status >= 502 ? kept : answer
  } catch (error) {
    const other = kept ?? (story.test(path) ? await find(newStoryPath) : undefined) ?? (await find(noNetwork))
    if (!other) throw error
    return other
  }
}

const story = /^\/desk\/articles\/([0-9a-f-]{36})$/
const late = () => new Promise<never>((_, reject) => setTimeout(reject, patience, new Error('the network does not answer')))

async function find(path: string): Promise<Response | undefined> {
  const name = await ownPages()
  return name === undefined ? undefined : (await caches.open(name)).match(path, { ignoreVary: true })
}

/** The story is gone, or this person may not see it any more: its page and its text are deleted. */
async function forget(path: string): Promise<void> {
  const name = await ownPages()
  if (name === undefined) return
  await (await caches.open(name)).delete(path, { ignoreVary: true })
  const [, articleId] = story.exec(path) ?? []
  if (articleId) await forgetText(articleId, name.slice(pages.length)).catch(() => {}) // a disk that fails keeps nobody from the answer
}

/** The cache of the person who is signed in. */
const ownPages = async (): Promise<string | undefined> => (await caches.keys()).find((each) => each.startsWith(pages))
