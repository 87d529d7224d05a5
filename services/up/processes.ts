/** One of Galley's own processes, as the supervisor starts it. A new one is one more row. */
export type ProcessRow = {
  name: string
  /** Arguments to node, from the root of the project. */
  run: readonly string[]
  environment?: Readonly<Record<string, string>>
  /** An address that answers 2xx once it can work, or 'message': it sends "ready" to its parent. */
  ready: { url: string } | 'message'
}

/** In the order they are started; they are stopped in the opposite one. */
export function processTable({ port, dev }: { port: number; dev: boolean }): ProcessRow[] {
  const environment = { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' }
  return [
    {
      name: 'web',
      run: ['services/web/web.ts', ...(dev ? ['--dev'] : [])],
      environment,
      ready: { url: `http://127.0.0.1:${port}/readyz` },
    },
    { name: 'worker', run: ['services/worker/worker.ts'], environment, ready: 'message' },
  ]
}
