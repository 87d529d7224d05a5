import { afterEach, expect, test, vi } from 'vitest'
import { processRows } from './process-rows.ts'

afterEach(() => void vi.unstubAllEnvs())

test.each([
  ['', 192],
  ['16', 192],
  ['256', 192],
  ['1024', 576],
])(
  'each process has a bound of its own, and an edge that may keep "%s" MB of pages has %i MB for what it keeps of them',
  (megabytes, bound) => {
    vi.stubEnv('GALLEY_EDGE_MB', megabytes)
    const rows = processRows({ port: 3000, webPort: 3001, channelPort: 3002, edges: 2, dev: false })
    const bounds = Object.fromEntries(rows.map(({ name, run }) => [name, run.slice(0, 2).join(' ')]))
    expect(bounds).toEqual({
      web: '--max-old-space-size=320 --max-semi-space-size=16',
      worker: '--max-old-space-size=192 --max-semi-space-size=8',
      channel: '--max-old-space-size=128 --max-semi-space-size=8',
      'edge-1': `--max-old-space-size=${bound} --max-semi-space-size=8`,
      'edge-2': `--max-old-space-size=${bound} --max-semi-space-size=8`,
    })
  },
)
