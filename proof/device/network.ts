import { connect, createServer, type Socket } from 'node:net'

/** The network between a browser and Galley. */
export type Network = {
  origin: string
  open: () => void
  /** Every connection breaks, and none is accepted. */
  cut: () => void
  /** Half-open: packets vanish. Connections stay, new ones are accepted, nothing is answered. What was open then never answers again. */
  vanish: () => void
  stop: () => Promise<void>
}

type Link = { near: Socket; far: Socket | null; isDead: boolean }

/** A TCP proxy on `port` in front of `target`, both on this machine. */
export async function startNetwork(port: number, target: number): Promise<Network> {
  let state: 'open' | 'cut' | 'vanished' = 'open'
  const links = new Set<Link>()
  const server = createServer((near) => {
    near.on('error', () => {})
    if (state === 'cut') return void near.resetAndDestroy()
    const link: Link = { near, far: null, isDead: state === 'vanished' }
    links.add(link)
    near.once('close', () => links.delete(link))
    if (!link.isDead) join(link, target)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const breakAll = () => {
    for (const { near, far } of links) {
      near.resetAndDestroy()
      far?.destroy()
    }
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    open() {
      state = 'open'
    },
    cut() {
      state = 'cut'
      breakAll()
    },
    vanish() {
      state = 'vanished'
      for (const link of links) {
        link.isDead = true
        for (const socket of [link.near, link.far]) socket?.unpipe().pause()
      }
    },
    async stop() {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function join(link: Link, target: number): void {
  const far = connect(target, '127.0.0.1')
  link.far = far
  far.on('error', () => link.isDead || link.near.destroy())
  link.near.pipe(far)
  far.pipe(link.near)
  link.near.once('close', () => far.destroy())
}
