import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Part, startChannel, startEdge, startWeb, startWorker } from '#proof/edge/processes.ts'
import { freePort } from '#services/up/free-port.ts'

const kinds = ['web', 'channel', 'worker', 'edge'] as const
export type Kind = (typeof kinds)[number]

/** What all machines of one newsroom have in common. */
type Site = {
  publicUrl: string
  home: string
  hosts: readonly string[]
  ports: { web: number; channel: number; edge: number }
  /** The folder of the version of Galley that runs first: another than this one's. */
  folder?: string | undefined
}

/**
 * One of several machines: an edge, a web, a channel and a worker on an address of their own, with a GALLEY_HOME of their own, and the
 * settings that docs/running.md gives for several machines.
 */
export class Machine {
  readonly host: string
  readonly home: string
  readonly #site: Site
  readonly #parts = new Map<Kind, Part>()
  readonly #ended: Part[] = []

  #folder: string | undefined

  constructor(site: Site, host: string) {
    this.#site = site
    this.#folder = site.folder
    this.host = host
    this.home = join(site.home, host)
    mkdirSync(this.home, { recursive: true })
  }

  get edge(): string {
    return `http://${this.host}:${this.#site.ports.edge}`
  }

  get web(): string {
    return `http://${this.host}:${this.#site.ports.web}`
  }

  async start(): Promise<void> {
    await Promise.all([this.#begin('web'), this.#begin('channel'), this.#begin('worker')])
    await this.#begin('edge')
  }

  /** Ends a process as `systemctl restart` does, and starts it again at its address. */
  async restart(kind: Kind): Promise<void> {
    const part = this.part(kind)
    await part.stop()
    this.#ended.push(part)
    await this.#begin(kind)
  }

  /** Its processes are of this version once they are restarted. */
  upgrade(): void {
    this.#folder = undefined
  }

  /** What all processes of this kind have said here, also those that have ended. */
  said(kind: Kind): string {
    const parts = [...this.#ended, this.part(kind)].filter(({ name }) => name === this.part(kind).name)
    return parts.map((part) => part.said()).join('\n')
  }

  part(kind: Kind): Part {
    const part = this.#parts.get(kind)
    if (!part) throw new Error(`${kind} of ${this.host} does not run`)
    return part
  }

  async stop(): Promise<void> {
    for (const kind of [...kinds].reverse()) await this.#parts.get(kind)?.stop()
  }

  async #begin(kind: Kind): Promise<void> {
    this.#parts.set(kind, await this.#starters[kind]())
  }

  readonly #starters: Record<Kind, () => Promise<Part>> = {
    web: () => startWeb(this.#site.ports.web, this.#own()),
    channel: () => startChannel(this.#site.ports.channel, this.#own()),
    worker: () => startWorker(this.#own()),
    edge: () => {
      const webs = this.#site.hosts.map((host) => ({ origin: `http://${host}:${this.#site.ports.web}` }))
      // Its own channel first, then those of the others.
      const channels = [this.host, ...this.#site.hosts.filter((host) => host !== this.host)]
      return startEdge(`edge of ${this.host}`, webs, {
        ...this.#own(),
        port: String(this.#site.ports.edge),
        GALLEY_CHANNEL_URL: channels.map((host) => `http://${host}:${this.#site.ports.channel}`).join(','),
        GALLEY_EDGE_NAME: '', // the default must tell them apart
      })
    },
  }

  #own = () => ({
    ...(this.#folder && { folder: this.#folder }),
    ...{ host: this.host, GALLEY_HOME: this.home, PUBLIC_URL: this.#site.publicUrl },
  })
}

/** Machines on 127.0.0.2, 127.0.0.3 …, with the same ports on each, behind one public address. */
export async function planMachines(count: number, publicUrl: string, home: string, folder?: string): Promise<Machine[]> {
  const hosts = Array.from({ length: count }, (_, index) => `127.0.0.${index + 2}`)
  const ports = { web: await freePort(), channel: await freePort(), edge: await freePort() }
  return hosts.map((host) => new Machine({ publicUrl, home, hosts, ports, folder }, host))
}
