import type { Page } from '@playwright/test'
import { expect, openStory, status, test, write } from './writing.ts'

const keys = 60

/** What of React was drawn, by the part of the page that it stands in. */
type Drawn = Record<'toolbar' | 'header' | 'beside' | 'text' | 'elsewhere', number>

test('while one types, the toolbar, the text and what is beside it are not drawn again, and of the header only what a save changes', async ({
  as,
  galley,
}) => {
  const page = await as('journalist')
  await watchDrawing(page)
  await openStory(page, galley.cast.articles.draft)
  await expect(page.getByRole('toolbar')).toBeVisible()
  for (const panel of ['Comments', 'Story details']) {
    await page.getByRole('button', { name: panel, exact: true }).click()
    await expect(page.getByRole('complementary')).toBeVisible()
    await write(page, ' Now')
    await expect(status(page)).toHaveText('Saved')
    await page.waitForTimeout(2_000) // what follows a first change: undo is lit, the words are counted
    await drawnSoFar(page)
    await page.keyboard.type(' one types'.repeat(keys / 10), { delay: 40 })
    const drawn = await drawnSoFar(page)
    expect(drawn, panel).toMatchObject({ toolbar: 0, beside: 0, text: 0 })
    expect(drawn.header + drawn.elsewhere, panel).toBeLessThan(keys)
  }
})

/** React tells a hook of what it draws, also where it is built for readers (it is made for React's own developer tools). */
const watchDrawing = (page: Page) =>
  page.addInitScript(() => {
    type Fiber = { tag: number; flags: number; child: Fiber | null; sibling: Fiber | null; alternate: Fiber | null; stateNode: unknown }
    const [isElement, hasDrawn] = [5, 1]
    const drawn: Drawn = { toolbar: 0, header: 0, beside: 0, text: 0, elsewhere: 0 }
    const placeOf = (fiber: Fiber): keyof Drawn => {
      let first: Fiber | null = fiber
      while (first && first.tag !== isElement) first = first.child
      const element = first?.stateNode instanceof Element ? first.stateNode : null
      if (element?.closest('[role=toolbar]')) return 'toolbar'
      if (element?.closest('.ProseMirror')) return 'text'
      if (element?.closest('header')) return 'header'
      return element?.closest('aside') ? 'beside' : 'elsewhere'
    }
    const look = (fiber: Fiber | null) => {
      for (let each = fiber; each; each = each.sibling) {
        // One that was not drawn, and nothing in it, is the one of before.
        if (each.alternate && (each.flags & hasDrawn) !== 0) drawn[placeOf(each)] += 1
        if (each.child !== each.alternate?.child) look(each.child)
      }
    }
    Object.assign(window, {
      drawn,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberRoot: (_id: number, { current }: { current: Fiber }) => look(current),
        onCommitFiberUnmount: () => {},
      },
    })
  })

/** What was drawn since it was asked last. */
const drawnSoFar = (page: Page): Promise<Drawn> =>
  page.evaluate(() => {
    const { drawn } = window as unknown as { drawn: Drawn } // watchDrawing puts it there
    const before = { ...drawn }
    for (const part of Object.keys(drawn)) drawn[part as keyof Drawn] = 0 // the keys of the object above
    return before
  })
