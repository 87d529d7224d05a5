import { connect, createServer, type Server, type Socket } from 'node:net'

/**
 * The load balancer before the edges, as small as one can be: it joins each connection with one to the next edge, and when that one refuses
 * the connection, with one to another. It knows nothing of HTTP and sends nothing twice.
 */
export class Balancer {
  readonly #edges: readonly { host: string; port: number }[]
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #turn = 0
  /** Connections that an edge refused, and that went to another. */
  passedOver = 0

  constructor(edges: readonly { host: string; port: number }[]) {
    this.#edges = edges
    this.#server = createServer((reader) => {
      this.#open.add(reader)
      reader.on('error', () => reader.destroy()).once('close', () => this.#open.delete(reader))
      this.#join(reader, this.#edges.length, this.#turn++)
    })
  }

  listen(port: number): Promise<void> {
    return new Promise((listening) => this.#server.listen(port, '127.0.0.1', listening))
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
  }

  #join(reader: Socket, tries: number, turn: number): void {
    const place = this.#edges[turn % this.#edges.length]
    if (!place || tries === 0) return void reader.destroy()
    const edge = connect({ ...place, noDelay: true })
    const refuse = () => {
      this.passedOver += 1
      this.#join(reader, tries - 1, turn + 1)
    }
    edge.once('error', refuse)
    edge.once('connect', () => {
      edge.off('error', refuse).on('error', () => reader.destroy())
      edge.once('close', () => reader.destroy())
      reader.once('close', () => edge.destroy())
      reader.pipe(edge).pipe(reader)
    })
  }
}
