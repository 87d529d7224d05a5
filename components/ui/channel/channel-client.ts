import {
  aliveEvery,
  type Caret,
  channelPath,
  closeCodes,
  type FromChannel,
  type ToChannel,
  type Topic,
  type Visitor,
} from '#lib/channel.ts'

/**
 * 'live': changes arrive at once. 'connecting': the page was just opened, or the connection was lost a moment ago. 'paused': there has been
 * no connection for longer, and the desk polls instead.
 */
export type ChannelState = 'connecting' | 'live' | 'paused'
type Hear = (message: Extract<FromChannel, { topic: string }>) => void
type Socket = Pick<WebSocket, 'send' | 'close' | 'readyState' | 'onopen' | 'onclose' | 'onmessage'>

/** Milliseconds. Retries are randomised, so that a thousand pages do not reconnect at the same time. */
const pause = { firstRetry: 500, longestRetry: 15_000, untilPaused: 8_000, unused: 2_000 }
/** Milliseconds: a connection that was silent so long is lost, and one that stood so long was a good one. */
const silence = { longest: 2.5 * aliveEvery, steady: 10_000 }

/** The page's single connection to the channel, opened when something listens and closed when nothing does. */
export class ChannelClient {
  readonly #open: () => Socket
  readonly #hearing = new Map<Topic, Set<Hear>>()
  /** What the channel has said it tells this connection of. */
  readonly #told = new Set<Topic>()
  readonly #watching = new Set<() => void>()
  #socket: Socket | null = null
  #state: ChannelState = 'connecting'
  #presence: Readonly<Record<string, Visitor[]>> = {}
  #retries = 0
  #timers: { retry?: ReturnType<typeof setTimeout>; paused?: ReturnType<typeof setTimeout>; unused?: ReturnType<typeof setTimeout> } = {}
  #silent: ReturnType<typeof setTimeout> | undefined
  #openedAt = 0

  constructor(open: () => Socket = () => new WebSocket(new URL(channelPath, location.href.replace(/^http/, 'ws')))) {
    this.#open = open
  }

  state = (): ChannelState => this.#state
  /** Who has which story open (by its id). Known while something listens to 'presence'. */
  presence = (): Readonly<Record<string, Visitor[]>> => this.#presence

  /** Calls `watch` when the state or the presence changes. Returns a function that stops it. */
  watch = (watch: () => void): (() => void) => {
    this.#watching.add(watch)
    return () => this.#watching.delete(watch)
  }

  /**
   * Calls `hear` with each message of a topic, and with a 'changed' message when one may have been missed: once the channel tells of the
   * topic, and each time it does so again. Returns a function that stops it.
   */
  listen = (topic: Topic, hear: Hear): (() => void) => {
    const known = this.#hearing.get(topic)
    this.#hearing.set(topic, (known ?? new Set()).add(hear))
    clearTimeout(this.#timers.unused)
    if (!this.#socket && this.#timers.retry === undefined) this.#connect()
    else if (!known) this.#say({ kind: 'listen', topic })
    else if (this.#told.has(topic)) queueMicrotask(() => this.#hearing.get(topic)?.has(hear) && hear({ kind: 'changed', topic }))
    return () => this.#stop(topic, hear)
  }

  /** Tells where the caret is in a story that is listened to. Lost without a connection: the next one is told anew. */
  moveCaret = (topic: Topic, caret: Caret): void => this.#say({ kind: 'caret', topic, ...caret })

  /** The network is back, or the page became visible. */
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
    this.#told.delete(topic)
    this.#say({ kind: 'leave', topic })
    if (this.#hearing.size === 0) this.#timers.unused = setTimeout(() => this.#socket?.close(), pause.unused)
  }

  #connect(): void {
    this.#timers.retry = undefined
    this.#timers.paused ??= setTimeout(() => this.#be('paused'), pause.untilPaused)
    const socket = this.#open()
    this.#socket = socket
    const lost = (code: number) => {
      clearTimeout(this.#silent)
      socket.onopen = socket.onmessage = socket.onclose = null
      this.#lost(code)
    }
    // Half-open connections say nothing: a network that is gone ends neither the old connection nor the attempt at a new one.
    const hearSomething = () => {
      clearTimeout(this.#silent)
      this.#silent = setTimeout(() => {
        lost(0)
        socket.close()
      }, silence.longest)
    }
    hearSomething()
    socket.onopen = () => {
      hearSomething()
      this.#openedAt = Date.now()
      clearTimeout(this.#timers.paused)
      this.#timers.paused = undefined
      this.#be('live')
      for (const topic of this.#hearing.keys()) this.#say({ kind: 'listen', topic })
    }
    socket.onmessage = ({ data }) => {
      hearSomething()
      this.#take(JSON.parse(String(data)) as FromChannel) // the messages of lib/channel.ts
    }
    socket.onclose = ({ code }) => lost(code)
  }

  #lost(code: number): void {
    this.#socket = null
    this.#told.clear()
    this.#presence = {}
    if (this.#hearing.size === 0) {
      this.#rest()
      return
    }
    // A channel that accepts and closes at once is retried less and less often, like one that is away.
    if (this.#openedAt > 0 && Date.now() - this.#openedAt > silence.steady) this.#retries = 0
    this.#openedAt = 0
    if (this.#state === 'live') this.#be('connecting')
    this.#timers.paused ??= setTimeout(() => this.#be('paused'), pause.untilPaused)
    // A signed-out person is asked to sign in by their next action; the channel need not retry at once.
    const longest = code === closeCodes.signedOut ? pause.longestRetry : Math.min(pause.longestRetry, pause.firstRetry * 2 ** this.#retries)
    this.#retries += 1
    this.#timers.retry = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2))
  }

  /** Nothing listens: the next listener starts from the beginning. */
  #rest(): void {
    clearTimeout(this.#timers.paused)
    clearTimeout(this.#timers.retry)
    this.#timers = {}
    this.#retries = 0
    this.#be('connecting')
  }

  #take(message: FromChannel): void {
    if (message.kind === 'alive') return
    if (message.kind === 'presence') {
      this.#presence = message.stories
      for (const watch of this.#watching) watch()
      return
    }
    const hearing = this.#hearing.get(message.topic as Topic) // a refused topic is one of ours
    if (!hearing) return
    if (message.kind === 'listening') this.#told.add(message.topic)
    // Changes since the page was rendered, or since the connection was lost, may have been missed until the channel has begun to tell.
    for (const hear of hearing) hear(message.kind === 'listening' ? { kind: 'changed', topic: message.topic } : message)
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
