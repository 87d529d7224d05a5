import type { Page } from '@playwright/test'
import { wordsIn } from '#components/ui/words/words.ts'
import { crawlers } from '#lib/crawlers.ts'
import { deskLanguageCookie, pseudoLanguage } from '#lib/desk-languages.ts'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { expect, test } from './fixtures.ts'
import { address, photo } from './writing.ts'

/** What the desk says in the pseudo-language (lib/desk-languages.ts): everything that is in the dictionary stands in brackets. */
const { say } = wordsIn(pseudoLanguage, deskMessages.en)

/** What others have written: stories, names, addresses, names of languages and of programs. */
const content = [
  /The [\w-]+ story|Text of the [\w-]+ story\.|A dek\.|For tests|\bwar\b|Correspondent|Олена Гриценко/g,
  /\b(Olena|Danylo|Marta|Ihor)( \p{Lu}\p{Ll}+)?/gu,
  /[\w.]+@[\w.]+/g,
  /The Test Paper|Galley|Playwright|English|Українська|War|Війна|quay\.jpg|JPEG|Chrome|Linux/g,
  /\/[\w/.?=-]+|edge[\w:. -]*|https?:\S+/g,
  /[\w.-]+:\d{2,5}/g, // an edge
  /\b(Ukrainian|English|Polish|German|French|Spanish|Italian|Romanian|Czech|Portuguese|Turkish|Arabic|uk|en)\b/g, // the browser's names of languages
  /alt\+T/g, // sonner's key
  /\b(Mod|Ctrl|Alt|Shift|Tab|Home|Enter|Escape|Esc)\b/g,
  new RegExp(Object.entries(crawlers).flat().join('|'), 'g'),
  /#[0-9a-f]{6}\b/g, // a colour
  /\b[\d.,]+\s(?:kB|MB|GB)\b/g, // a size, as Intl writes it
]

/** All that can be read or heard on the page and is not in brackets; what a person wrote left out. */
async function leftOut(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const isHidden = (element: Element) =>
      element.closest('script, style, noscript, template, time, [hidden], iframe, nextjs-portal') !== null
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    const attributes: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        if (node.parentElement && !isHidden(node.parentElement)) found.push(node.data)
      } else if (node instanceof Element && !isHidden(node))
        for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description']) attributes.push(node.getAttribute(name) ?? '')
    }
    return [document.title, found.join('\n'), ...attributes]
  })
  return texts.flatMap((text) => {
    let rest = text
    for (let before = ''; before !== rest; ) {
      before = rest
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')
    }
    for (const pattern of content) rest = rest.replace(pattern, ' ')
    return rest.split('\n').filter((line) => /\p{L}{2}/u.test(line))
  })
}

async function isWhole(page: Page, where: string, sizes: readonly string[] = ['', '200%']): Promise<void> {
  expect(await leftOut(page), where).toEqual([])
  await fits(page, where, sizes)
}

/** Nothing scrolls sideways on a phone, also with text that is twice as large. */
async function fits(page: Page, where: string, sizes: readonly string[] = ['', '200%']): Promise<void> {
  for (const size of sizes) {
    const wide = await page.evaluate(widerThanPage, size)
    expect(wide, `${where}: nothing is wider than the phone${size && `, with text of ${size}`}`).toEqual([])
  }
}

/** What is wider than the page while its text has this size; nothing, while the page does not scroll sideways. */
function widerThanPage(size: string): string[] {
  const root = document.documentElement
  root.style.fontSize = size
  const isInScroller = (element: Element | null): boolean =>
    element !== null &&
    element !== document.body &&
    (getComputedStyle(element).overflowX !== 'visible' || isInScroller(element.parentElement))
  const isOut = (element: Element) => element.getBoundingClientRect().right > innerWidth + 1 && !isInScroller(element.parentElement)
  const out = root.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')].filter(isOut)
  const nameOf = (element: Element) => `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`
  const wide = out.filter((element) => ![...element.children].some(isOut)).map(nameOf)
  const all = root.scrollWidth <= innerWidth ? [] : [`${root.scrollWidth} px`, ...wide.slice(0, 9)]
  root.style.fontSize = ''
  return all
}

async function speakPseudo(page: Page, url: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.context().addCookies([{ name: deskLanguageCookie, value: pseudoLanguage, url }])
}

const opening = (page: Page, button: string, panel: string) => async () => {
  await page.getByRole('button', { name: button, exact: true }).first().click()
  await expect(page.getByRole('region', { name: panel }).first()).toBeVisible({ timeout: 2000 })
}

test('no screen of an editor or admin says anything that is not in the dictionary, and long or large words fit a phone', async ({
  as,
  galley,
}) => {
  test.slow()
  const page = await as('admin')
  await speakPseudo(page, galley.url)
  await page.request.post('/api/media', { headers: { Origin: galley.url, 'X-File-Name': 'quay.jpg' }, data: await photo('#753') })
  for (const path of [
    '/desk',
    '/desk?scope=all',
    '/desk?scope=sent-back',
    '/desk?scope=all&words=nothing+of+the+sort',
    '/desk/discarded',
    '/desk/articles/new',
    '/desk/media',
    '/desk/taxonomy/sections',
    '/desk/taxonomy/topics',
    '/desk/taxonomy/authors',
    '/desk/people',
    '/desk/settings',
    '/desk/programs',
    '/desk/import',
    '/desk/wire',
    '/desk/account',
    '/desk/sign-out',
    '/desk/nowhere',
  ]) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('lang', pseudoLanguage)
    await isWhole(page, path)
  }
  // These say words of the browser besides: days, hours.
  for (const path of [
    ...['/desk/calendar', '/desk/calendar?view=list', '/desk/feed/preview?language=en', '/desk/breaking', '/desk/notices'],
    ...['/desk/settings/set-up', '/desk/settings/pages', '/desk/settings/house-style', '/desk/settings/snippets'],
    ...['/desk/settings/templates', '/desk/health', '/desk/audit'],
  ]) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('lang', pseudoLanguage)
    await fits(page, path)
  }
  await page.goto('/desk/feed')
  await expect(opening(page, say('feed.history'), say('feed.history'))).toPass()
  await isWhole(page, 'history of the feed')
  await expect(opening(page, say('feed.add'), say('feed.leftOut'))).toPass()
  await isWhole(page, 'left out of the feed')

  await page.goto('/desk/people')
  await expect(opening(page, say('people.invite'), say('people.inviteSomebody'))).toPass()
  await page
    .getByRole('button', { name: say('people.invite'), exact: true })
    .last()
    .click()
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible()
  await isWhole(page, 'an invitation with nothing in it', [''])
})

test('no screen of a story says anything that is not in the dictionary', async ({ as, galley }) => {
  test.slow()
  const page = await as('editor')
  await speakPseudo(page, galley.url)
  for (const [stage, id] of Object.entries(galley.cast.articles)) {
    await page.goto(address(id))
    await expect(page.getByRole('textbox', { name: say('editor.text'), exact: true })).toBeVisible()
    await isWhole(page, stage)
  }
  await page.goto(address(galley.cast.articles.submitted))
  await expect(opening(page, say('workflow.publish'), say('workflow.publish'))).toPass()
  await isWhole(page, 'publish')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say('editor.details') }).click()
  await isWhole(page, 'details')
})

test('nor does the list of what an update changes for readers', async ({ as, galley: { url, cast } }) => {
  const page = await as('editor')
  const uploaded = await page.request.post('/api/media', { headers: { Origin: url, 'X-File-Name': 'quay.jpg' }, data: await photo('#357') })
  const mediaId = String((await uploaded.json()).value.picture.id)
  const articleId = cast.articles.published
  const words = (text: string, ...marks: object[]) => ({ type: 'text', text, marks })
  const changed = await replaceText(cast.marta, {
    articleId,
    seenVersion: 1,
    headline: 'The published story',
    dek: 'A dek.',
    body: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [words('Text of the published story.', { type: 'bold' }, { type: 'link', attrs: { href: '/news/war' } })],
        },
        { type: 'heading', attrs: { level: 3 }, content: [words('Olena')] },
        { type: 'picture', attrs: { mediaId, alt: 'Olena', caption: '', credit: 'Marta' } },
        { type: 'relatedStory', attrs: { articleId } },
        { type: 'relatedStory', attrs: { articleId: cast.articles.draft } },
        { type: 'horizontalRule' },
      ],
    },
  })
  expect(changed).toMatchObject({ ok: true })
  const hero = { mediaId, alt: '', caption: 'Olena', credit: '' }
  const details = await changeDetails(cast.marta, { articleId, changes: { breaking: true, hero, bylines: [] } })
  expect(details).toMatchObject({ ok: true })

  await speakPseudo(page, url)
  await page.goto(address(articleId))
  await expect(opening(page, say('workflow.update'), say('workflow.update'))).toPass()
  const list = page.getByRole('list', { name: say('workflow.whatChanges') })
  await expect(list.getByRole('listitem')).toHaveCount(9)
  await isWhole(page, 'update')
})

test('no screen of who is signed out does', async ({ reader, galley }) => {
  await speakPseudo(reader, galley.url)
  for (const path of ['/desk/sign-in', '/desk/sign-in?token=spent']) {
    await reader.goto(path)
    await isWhole(reader, path)
  }
})
