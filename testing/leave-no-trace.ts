import { afterAll, vi } from 'vitest'

/** What a file has replaced is not left to the next one, which runs in the same process (vitest.config.ts). Runs before each test file. */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})
