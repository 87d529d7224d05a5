import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** Connections that are opened at a time, so that the edge's backlog is never full. */
const atATime = 200
const patience = 30_000

/** Open pages of readers that listen to changes, each on a connection of its own, as small as they can be on this side. */
export class Streams {
  readonly #sockets: Socket[] = []
  readonly #waiting = new Set<Heard>()

  static async open(url: string, count: number): Promise<Streams> {
    const streams = new Streams()
    for (let opened = 0; opened < count; opened += atATime)
      await Promise.all(Array.from({ length: Math.min(atATime, count - opened) }, () => streams.#open(new URL(url))))
    return streams
  }

  /** Runs `act`, and returns for each stream the milliseconds from its beginning until the stream has heard these words. */
  async hear(words: string, act: () => Promise<number>): Promise<number[]> {
    const heard: Heard = { words, at: new Map() }
    this.#waiting.add(heard)
    const began = await act()
    while (heard.at.size < this.#sockets.length) {
      if (performance.now() - began > patience)
        throw new Error(`of ${this.#sockets.length} streams ${heard.at.size} have heard within ${patience / 1000} seconds`)
      await wait(5)
    }
    this.#waiting.delete(heard)
    return [...heard.at.values()].map((at) => at - began)
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #open({ hostname, port, host }: URL): Promise<void> {
    return new Promise((opened, failed) => {
      const socket = connect({ host: hostname, port: Number(port) }, () =>
        socket.write(`GET /live HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n\r\n`),
      )
      socket.on('error', failed)
      socket.on('data', (piece) => {
        const text = piece.toString('latin1')
        if (text.includes('event: here')) opened()
        for (const heard of this.#waiting) if (!heard.at.has(socket) && text.includes(heard.words)) heard.at.set(socket, performance.now())
      })
      this.#sockets.push(socket)
    })
  }
}

type Heard = { words: string; at: Map<Socket, number> }
