import type { Transaction } from '@tiptap/pm/state'
import { WebSocket } from 'ws'
import { Autosave, type Newsroom, type Page } from '#components/editor/draft/autosave.ts'
import { headlessPage, headlessState } from '#components/editor/draft/headless-page.ts'
import { newsroomLog } from '#components/editor/draft/newsroom-log.ts'
import { logOf } from '#components/editor/draft/step-log.ts'
import { ChannelClient } from '#components/ui/channel/channel-client.ts'
import { database } from '#db/client.ts'
import { sealSession } from '#e2e/seal-session.ts'
import { channelPath } from '#lib/channel.ts'
import type { StepBatch } from '#lib/document-types.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'

/** Milliseconds between two questions while the channel says nothing, as the editor's page asks (use-draft.ts). */
const askEvery = 5_000

type Hooks = {
  wrap?: (newsroom: Newsroom) => Newsroom
  /** What the channel brings. */
  onNews?: (batches: readonly StepBatch[]) => void
  onTransaction?: (tr: Transaction) => void
  /** The origin of the site, when the story is opened at one of several edges that have addresses of their own. */
  site?: string
}

/**
 * Somebody who has a story open, without a screen: the editor's own step log, autosave and channel, over the site's real endpoints. `lost`
 * is what the screen would list as set aside.
 */
export class DeskWriter {
  readonly page: Page
  readonly autosave: Autosave
  readonly channel: ChannelClient
  readonly lost: string[] = []
  readonly #asking: ReturnType<typeof setInterval>
  readonly #stopListening: () => void

  constructor(page: Page, newsroom: Newsroom, channel: ChannelClient, articleId: string, onNews: Hooks['onNews'] = () => {}) {
    this.page = page
    this.channel = channel
    const localCopy = { keep: async () => {}, clear: async () => {} }
    this.autosave = new Autosave({ page, savedAt: null, newsroom, localCopy, onNotPlaced: async (text) => this.lost.push(text) > 0 })
    this.#stopListening = channel.listen(`story:${articleId}`, (message) => {
      if (message.kind !== 'changed') return
      onNews(message.batches ?? [])
      this.autosave.hear(message)
    })
    this.#asking = setInterval(() => channel.state() !== 'live' && this.autosave.catchUp(), askEvery)
  }

  version = (): number => logOf(this.page.state()).version
  unsaved = (): number => logOf(this.page.state()).unconfirmed.length

  write(tr: Transaction): void {
    this.page.dispatch(tr)
    this.autosave.changed()
  }

  /** The network is back. */
  goOn(): void {
    this.channel.retryNow()
    this.autosave.goOn()
  }

  stop(): void {
    clearInterval(this.#asking)
    this.#stopListening()
  }
}

/** Opens a story on the site at `origin`. */
export async function openStory(origin: string, person: { id: string }, articleId: string, hooks: Hooks = {}): Promise<DeskWriter> {
  const { name, value } = await sealSession(person.id, 'Test/1')
  const headers = { cookie: `${name}=${value}`, origin: hooks.site ?? origin }
  const ask = (path: string, init: RequestInit) =>
    fetch(new URL(path, origin), { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } })
  const start = await newestText(database(), articleId)
  const { state, dispatch } = headlessPage(headlessState(storyOf(start), start.version))
  const page: Page = {
    state,
    dispatch(tr) {
      dispatch(tr)
      hooks.onTransaction?.(tr)
    },
  }
  const log = newsroomLog(articleId, person.id, ask)
  return new DeskWriter(page, hooks.wrap?.(log) ?? log, new ChannelClient(() => connect(origin, headers)), articleId, hooks.onNews)
}

/** The connection of a browser; unlike that, this one needs to be told the cookie. */
function connect(origin: string, headers: Record<string, string>): globalThis.WebSocket {
  const socket = new WebSocket(new URL(channelPath, origin.replace(/^http/, 'ws')), { headers })
  socket.on('error', () => {}) // it is closed then, which the client hears
  return socket as unknown as globalThis.WebSocket // the client uses what both have
}

/** All send and ask until everybody has the newsroom's text; false when that takes longer than `patience` milliseconds. */
export async function settle(writers: readonly DeskWriter[], patience = 60_000): Promise<boolean> {
  const end = Date.now() + patience
  while (Date.now() < end) {
    if (new Set(writers.map((each) => each.version())).size === 1 && writers.every((each) => each.unsaved() === 0)) return true
    for (const writer of writers) writer.goOn()
    await new Promise((wake) => setTimeout(wake, 200))
  }
  return false
}
