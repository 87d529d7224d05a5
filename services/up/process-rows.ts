import { hostname } from 'node:os'

/** One of Galley's processes, as the supervisor starts it. A new process is one more row. */
export type ProcessRow = {
  name: string
  /** Arguments of node, relative to the root of the project. */
  run: readonly string[]
  environment?: Readonly<Record<string, string>>
  /** An address that answers 2xx when the process is ready, or 'message': it sends "ready" to its parent. */
  ready: { url: string } | 'message'
  /** How to check that the process still answers: an address, or a message (services/up/alive.ts). Without it there is no check. */
  alive?: { url: string } | 'message'
}

/**
 * The ports. `port` is the site's; `webPort` and `channelPort` are those of web and the channel behind the edge, on the loopback interface.
 * With --dev there is no edge, and web listens on `port` and passes /channel on (next.config.ts).
 */
type ProcessOptions =
  | { port: number; channelPort: number; dev: true }
  | { port: number; webPort: number; channelPort: number; edges?: number; dev: false }

/**
 * The limits of V8's heap in MB: of what lives long, and of each half of what is new. Without limits V8 grows with the machine's memory
 * before it collects: an edge with 20 MB of long-lived objects kept 64 MB for new ones. Pages and pictures are outside the heap.
 */
const heap = (old: number, young = 8) => [`--max-old-space-size=${old}`, `--max-semi-space-size=${young}`]

/** Web makes many short-lived objects per page: with less room some of them would count as long-lived. */
export const webHeap = heap(320, 16)
export const channelHeap = heap(128)

/**
 * An edge that caches only small responses (redirects of an old site) uses half of its cache size as heap: 140 MB were measured with the
 * standard 256 MB, and with 512 MB it ran out of a heap of 192 MB.
 */
const edgeHeap = (): number => Math.max(192, 64 + Math.ceil(Number(process.env.GALLEY_EDGE_MB || 256) / 2))

/** In the order in which they start. They stop in reverse order. */
export function processRows(options: ProcessOptions): ProcessRow[] {
  const environment = {
    NODE_ENV: options.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    MALLOC_ARENA_MAX: '2', // otherwise glibc keeps freed memory per thread, and sharp has many threads
  }
  const worker: ProcessRow = {
    name: 'worker',
    run: [...heap(192), 'services/worker/worker.ts'],
    environment,
    ready: 'message',
    alive: 'message',
  }
  const channelUrl = `http://127.0.0.1:${options.channelPort}`
  const channel: ProcessRow = {
    name: 'channel',
    run: [...channelHeap, 'services/channel/main.ts'],
    environment: { ...environment, GALLEY_CHANNEL_PORT: String(options.channelPort) },
    ready: 'message',
    alive: { url: `${channelUrl}/healthz` },
  }
  if (options.dev)
    return [
      {
        name: 'web',
        run: ['services/web/web.ts', '--dev'],
        environment: { ...environment, GALLEY_CHANNEL_URL: channelUrl },
        ready: { url: `http://127.0.0.1:${options.port}/readyz` },
      },
      worker,
      channel,
    ]
  const { webPort } = options
  const web: ProcessRow = {
    name: 'web',
    run: [...webHeap, 'services/web/web.ts'],
    environment: { ...environment, GALLEY_WEB_PORT: String(webPort) },
    ready: { url: `http://127.0.0.1:${webPort}/readyz` },
    alive: { url: `http://127.0.0.1:${webPort}/healthz` },
  }
  return [web, worker, channel, ...edgeRows(options, { ...environment, GALLEY_CHANNEL_URL: channelUrl })]
}

/** Several edges listen on one port (SO_REUSEPORT), each with its own name. */
function edgeRows(
  { port, webPort, edges = 1 }: Extract<ProcessOptions, { dev: false }>,
  environment: Record<string, string>,
): ProcessRow[] {
  return Array.from({ length: edges }, (_, index) => {
    const name = edges === 1 ? 'edge' : `edge-${index + 1}`
    return {
      name,
      run: [...heap(edgeHeap()), 'services/edge/edge.ts'],
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
