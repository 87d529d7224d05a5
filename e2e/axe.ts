import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/**
 * Runs axe in both themes without a reload. The light theme is checked with all rules, the dark one only for contrast: nothing else depends
 * on the theme.
 */
export async function isClean(page: Page, name: string, themes: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(holdStill)
    await page.evaluate(() => {
      // A spinner turns for ever.
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      return Promise.allSettled(ending.map(({ finished }) => finished))
    })
    // React Aria describes a button's action there, referring to its id, which may already be gone.
    // In a frame without script axe would wait for ever; the paper that is drawn there is examined on its own pages.
    // "Legacy" is axe in the page itself. Otherwise each run opens a further page, a process of its own, only to put the results of frames of
    // other sites together, of which we have none.
    const axe = new AxeBuilder({ page })
      .setLegacyMode()
      .exclude('[data-live-announcer]')
      .exclude('iframe[sandbox]')
      .options({ resultTypes: ['violations'] })
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze()
    await page.evaluate(moveAgain)
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`),
      `${name}, ${colorScheme}`,
    ).toEqual([])
  }
}

/**
 * A notice that comes or goes while axe looks would be too pale to read. Nothing else is held: React Aria waits for the ends of transitions
 * before it moves the focus. A style sheet that is made here is not held back by the page's policy. */
function holdStill(): void {
  const still = new CSSStyleSheet()
  still.replaceSync('[data-sonner-toast] { transition: none !important; opacity: 1 !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
}

function moveAgain(): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)
}
