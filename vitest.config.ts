import { defineConfig } from 'vitest/config'

const shared = { include: ['**/*.test.ts', '**/*.test.tsx'], exclude: ['node_modules/**', '.next*/**', '.galley/**'] }

export default defineConfig({
  test: {
    ...shared,
    globalSetup: ['./db/testing-setup.ts'],
    setupFiles: ['./db/testing.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
