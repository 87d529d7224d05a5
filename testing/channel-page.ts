import { once } from 'node:events'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import type { FromChannel, Topic, Visitor } from '#lib/channel.ts'

/** A page of the desk that is connected with the channel, and all that it heard. */
export class ChannelPage {
  readonly socket: WebSocket
  readonly heard: FromChannel[] = []

  constructor(origin: string, headers: Record<string, string>) {
    this.socket = new WebSocket(`${origin.replace('http', 'ws')}/channel`, { headers: { origin, ...headers } })
    this.socket.on('message', (data) => this.heard.push(JSON.parse(String(data)) as FromChannel)) // the messages of lib/channel.ts
  }

  say = (message: unknown): void => this.socket.send(JSON.stringify(message))
  listen = (topic: string): void => this.say({ kind: 'listen', topic })
  moveCaret = (topic: string, head: number): void => this.say({ kind: 'caret', topic, anchor: 1, head, version: 1 })

  /** Who is in a story, by the newest account. */
  visitors(topic: Topic): Visitor[] | undefined {
    const told = this.heard.findLast((message) => message.kind === 'visitors' && message.topic === topic)
    return told?.kind === 'visitors' ? told.visitors : undefined
  }

  carets = () => this.heard.filter((message) => message.kind === 'caret')
}

export async function openChannelPage(origin: string, headers: Record<string, string>): Promise<ChannelPage> {
  const page = new ChannelPage(origin, headers)
  await once(page.socket, 'open')
  return page
}

/** Waits until an expectation holds. */
export const until = (what: () => void, timeout = 3_000) => vi.waitFor(what, { timeout, interval: 10 })
/** Long enough for a message that must not come. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 500))
