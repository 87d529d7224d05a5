import type { Frame, Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from './fixtures.ts'

/**
 * Runs axe in both themes without a reload. The light theme is checked with all rules, the dark one only for contrast: nothing else depends
 * on the theme.
 */
export async function isClean(page: Page, name: string, themes: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<void> {
  await expect(page).not.toHaveTitle('') // it comes with the page's words, after its frame
  for (const colorScheme of themes) {
    await page.evaluate(holdStill, notices)
    await page.evaluate(() => {
      // A spinner turns for ever.
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      return Promise.allSettled(ending.map(({ finished }) => finished))
    })
    await switchTheme(page, colorScheme)
    const violations = await violationsIn(page, colorScheme === 'dark' ? ['color-contrast'] : null)
    await page.evaluate(moveAgain)
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`),
      `${name}, ${colorScheme}`,
    ).toEqual([])
  }
}

/**
 * What axe finds, with all rules or with these. It is loaded once into each document: it has half a megabyte, and the stories ask it more than five
 * hundred times.
 */
async function violationsIn(page: Page, rules: string[] | null): Promise<axe.Result[]> {
  for (const frame of page.frames())
    if (!(await isSandboxed(frame)) && !(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source)
  const { violations } = await page.evaluate(
    // React Aria describes a button's action in its announcer, referring to its id, which may already be gone.
    // In a frame without script axe would wait for ever; the paper that is drawn there is examined on its own pages.
    (runOnly) => window.axe.run({ exclude: ['[data-live-announcer]', 'iframe[sandbox]'] }, { resultTypes: ['violations'], ...runOnly }),
    rules ? { runOnly: { type: 'rule' as const, values: rules } } : {},
  )
  return violations
}

const isSandboxed = async (frame: Frame): Promise<boolean> =>
  frame.parentFrame() !== null && (await (await frame.frameElement()).getAttribute('sandbox')) !== null

declare global {
  interface Window {
    axe: typeof axe
  }
}

/**
 * Shows the page in this theme at once: by their transitions some thirty elements would be drawn anew for nine frames. A transition that has
 * begun goes on: React Aria waits for its end.
 */
async function switchTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(holdStill, '*, ::before, ::after { transition-duration: 0s !important; transition-delay: 0s !important }')
  await page.emulateMedia({ colorScheme })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.evaluate(moveAgain)
}

/**
 * A notice that comes or goes while axe looks would be too pale to read. Nothing else is held while a page is at work: React Aria waits for the
 * ends of transitions before it moves the focus.
 */
const notices = '[data-sonner-toast] { transition: none !important; opacity: 1 !important }'

/** A style sheet that is made here is not held back by the page's policy. */
function holdStill(rules: string): void {
  const still = new CSSStyleSheet()
  still.replaceSync(rules)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
}

function moveAgain(): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)
}
