import { channelPath, closeCodes, type FromChannel, type ToChannel, type Topic, type Visitor } from '#lib/channel.ts'

/**
 * 'live': changes are told at once. 'connecting': the page has just been opened, or the connection was lost a moment ago.
 * 'paused': there is no connection for longer than that, and the desk asks every few seconds instead.
 */
export type ChannelState = 'connecting' | 'live' | 'paused'
type Hear = (message: Extract<FromChannel, { topic: string }>) => void
type Socket = Pick<WebSocket, 'send' | 'close' | 'readyState' | 'onopen' | 'onclose' | 'onmessage'>

/** Milliseconds. A retry comes at a random moment of its pause, so that a thousand pages do not come back in one instant. */
const pause = { firstRetry: 500, longestRetry: 15_000, untilPaused: 8_000, unused: 2_000 }

/** The one connection of a page of the desk to the channel, opened when something listens and closed when nothing does. */
export class ChannelClient {
  readonly #open: () => Socket
  readonly #hearing = new Map<Topic, Set<Hear>>()
  readonly #watching = new Set<() => void>()
  #socket: Socket | null = null
  #state: ChannelState = 'connecting'
  #presence: Readonly<Record<string, Visitor[]>> = {}
  #retries = 0
  #timers: { retry?: ReturnType<typeof setTimeout>; paused?: ReturnType<typeof setTimeout>; unused?: ReturnType<typeof setTimeout> } = {}

  constructor(open: () => Socket = () => new WebSocket(new URL(channelPath, location.href.replace(/^http/, 'ws')))) {
    this.#open = open
  }

  state = (): ChannelState => this.#state
  /** Who is in which story (by its id). Known while something listens to 'presence'. */
  presence = (): Readonly<Record<string, Visitor[]>> => this.#presence

  /** Calls `watch` when the state or the presence is another. Returns what stops it. */
  watch = (watch: () => void): (() => void) => {
    this.#watching.add(watch)
    return () => this.#watching.delete(watch)
  }

  /** Calls `hear` with each message of a topic, and with a change when one may have been missed. Returns what stops it. */
  listen = (topic: Topic, hear: Hear): (() => void) => {
    const known = this.#hearing.get(topic)
    this.#hearing.set(topic, (known ?? new Set()).add(hear))
    clearTimeout(this.#timers.unused)
    if (!this.#socket && this.#timers.retry === undefined) this.#connect()
    else if (!known) this.#say({ kind: 'listen', topic })
    return () => this.#stop(topic, hear)
  }

  /** The network is there again, or the page came back into sight. */
  retryNow = (): void => {
    if (this.#socket || this.#hearing.size === 0) return
    clearTimeout(this.#timers.retry)
    this.#connect()
  }

  #stop(topic: Topic, hear: Hear): void {
    const known = this.#hearing.get(topic)
    known?.delete(hear)
    if (known?.size !== 0) return
    this.#hearing.delete(topic)
    this.#say({ kind: 'leave', topic })
    if (this.#hearing.size === 0) this.#timers.unused = setTimeout(() => this.#socket?.close(), pause.unused)
  }

  #connect(): void {
    this.#timers.retry = undefined
    this.#timers.paused ??= setTimeout(() => this.#be('paused'), pause.untilPaused)
    const socket = this.#open()
    this.#socket = socket
    socket.onopen = () => {
      this.#retries = 0
      clearTimeout(this.#timers.paused)
      this.#timers.paused = undefined
      this.#be('live')
      for (const [topic, hearing] of this.#hearing) {
        this.#say({ kind: 'listen', topic })
        // What changed since the page was drawn, or since the connection was lost, was not heard.
        for (const hear of hearing) hear({ kind: 'changed', topic })
      }
    }
    socket.onmessage = ({ data }) => this.#take(JSON.parse(String(data)) as FromChannel) // what lib/channel.ts says the channel sends
    socket.onclose = ({ code }) => {
      this.#socket = null
      this.#presence = {}
      if (this.#hearing.size === 0) return this.#rest()
      if (this.#state === 'live') this.#be('connecting')
      this.#timers.paused ??= setTimeout(() => this.#be('paused'), pause.untilPaused)
      // Whoever was signed out is asked to sign in by the next thing they do; the channel need not be tried at once.
      const longest =
        code === closeCodes.signedOut ? pause.longestRetry : Math.min(pause.longestRetry, pause.firstRetry * 2 ** this.#retries)
      this.#retries += 1
      this.#timers.retry = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2))
    }
  }

  /** Nothing listens: the next one that does begins anew. */
  #rest(): void {
    clearTimeout(this.#timers.paused)
    clearTimeout(this.#timers.retry)
    this.#timers = {}
    this.#retries = 0
    this.#be('connecting')
  }

  #take(message: FromChannel): void {
    if (message.kind === 'presence') {
      this.#presence = message.stories
      for (const watch of this.#watching) watch()
      return
    }
    for (const hear of this.#hearing.get(message.topic as Topic) ?? []) hear(message) // a refused topic is one that was listened to
  }

  #say(message: ToChannel): void {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message))
  }

  #be(state: ChannelState): void {
    if (state === this.#state) return
    this.#state = state
    for (const watch of this.#watching) watch()
  }
}
