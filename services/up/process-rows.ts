import { hostname } from 'node:os'

/** One of Galley's own processes, as the supervisor starts it. A new one is one more row. */
export type ProcessRow = {
  name: string
  /** Arguments to node, from the root of the project. */
  run: readonly string[]
  environment?: Readonly<Record<string, string>>
  /** An address that answers 2xx once it can work, or 'message': it sends "ready" to its parent. */
  ready: { url: string } | 'message'
  /** How it is asked whether it still answers: at an address, or by a message (services/up/alive.ts). Left out: not asked. */
  alive?: { url: string } | 'message'
}

/**
 * Where they listen. `port` is the site's; `webPort` is web's own behind the edge, on the loopback interface. With --dev
 * there is no edge, and web answers on `port` itself.
 */
type Wish = { port: number; dev: true } | { port: number; webPort: number; edges?: number; dev: false }

/** The most that JavaScript may keep, in MB. Left alone, V8 grows with the machine before it looks for what can go. Pages and pictures are beside it. */
const heap = (megabytes: number) => `--max-old-space-size=${megabytes}`

/**
 * An edge that keeps small answers alone (redirects of an old site) has half of what it counts as JavaScript: 140 MB were seen with
 * its standard 256 MB, and with twice as much it ended in 192.
 */
const edgeHeap = (): number => Math.max(192, 64 + Math.ceil(Number(process.env.GALLEY_EDGE_MB || 256) / 2))

/** In the order they are started; they are stopped in the opposite one. */
export function processRows(wish: Wish): ProcessRow[] {
  const environment = {
    NODE_ENV: wish.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    MALLOC_ARENA_MAX: '2', // glibc keeps freed memory for each thread otherwise, and sharp has many
  }
  const worker: ProcessRow = {
    name: 'worker',
    run: [heap(192), 'services/worker/worker.ts'],
    environment,
    ready: 'message',
    alive: 'message',
  }
  if (wish.dev)
    return [
      {
        name: 'web',
        run: ['services/web/web.ts', '--dev'],
        environment,
        ready: { url: `http://127.0.0.1:${wish.port}/readyz` },
      },
      worker,
    ]
  const { webPort } = wish
  const web: ProcessRow = {
    name: 'web',
    run: [heap(320), 'services/web/web.ts'],
    environment: { ...environment, GALLEY_WEB_PORT: String(webPort) },
    ready: { url: `http://127.0.0.1:${webPort}/readyz` },
    alive: { url: `http://127.0.0.1:${webPort}/healthz` },
  }
  return [web, worker, ...edgeRows(wish, environment)]
}

/** Several edges listen on one port (SO_REUSEPORT), each under a name of its own. */
function edgeRows({ port, webPort, edges = 1 }: Extract<Wish, { dev: false }>, environment: Record<string, string>): ProcessRow[] {
  return Array.from({ length: edges }, (_, index) => {
    const name = edges === 1 ? 'edge' : `edge-${index + 1}`
    return {
      name,
      run: [heap(edgeHeap()), 'services/edge/edge.ts'],
      environment: {
        ...environment,
        GALLEY_WEB_URLS: `http://127.0.0.1:${webPort}`,
        GALLEY_EDGES: String(edges),
        GALLEY_EDGE_NAME: `${hostname()}:${port}${edges === 1 ? '' : `/${index + 1}`}`,
      },
      ready: 'message',
      alive: 'message',
    }
  })
}
