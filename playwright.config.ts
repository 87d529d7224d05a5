import { defineConfig } from '@playwright/test'
import { findChromium } from './e2e/chromium.ts'

/** Another browser than Chromium: a stock Firefox (docs/browsers.md). */
const firefox = process.env.FIREFOX_PATH
const { executablePath, args } = firefox ? { executablePath: firefox, args: [] } : await findChromium()

/** They need processes of their own: begun at the end, they would be made when hardly anything else is left to run. */
const first = ['**/guest.spec.ts', '**/start-and-stop.spec.ts']

/** Stories in a real browser (e2e/fixtures.ts). `npm test` prepares the build and the database. */
export default defineConfig({
  testDir: 'e2e',
  projects: [
    { name: 'first', testMatch: first },
    { name: 'stories', testMatch: '**/*.spec.ts', testIgnore: first },
  ],
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // On two cores two of them left a tenth of the time unused: a story waits for timers, and for what is drawn.
  workers: 3,
  // Each story runs four processes and a browser. Who needed it twice is named at the end (scripts/tally.ts).
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: [['list'], ...(process.env.GALLEY_E2E_REPORT ? [['json', { outputFile: process.env.GALLEY_E2E_REPORT }] as const] : [])],
  use: {
    ...(firefox ? { browserName: 'firefox', channel: 'moz-firefox' } : {}),
    // Without a screen Firefox says that it has no mouse.
    launchOptions: { executablePath, args, ...(firefox ? { firefoxUserPrefs: { 'ui.primaryPointerCapabilities': 6 } } : {}) },
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
