import type { Point } from '#newsroom/workflow/advice.ts'
import { goToWords } from './go-to-words.ts'

/** Moves the caret to the field of something missing; false while it is not there. The fields are found by their data attributes. */
export function goToMissing(point: Point, page: ParentNode = document): boolean {
  if (point.what !== 'number' && point.what !== 'name') return goToField(point, page)
  goToWords(page, point.other, point.what === 'name')
  return true
}

function goToField(point: Point, page: ParentNode): boolean {
  const file = 'attachment' in point ? attachmentTools(page, point.attachment) : 'map' in point ? nameOfMap(page, point.map) : null
  const field = file ?? ('picture' in point ? pictureField(page, point.picture, point.what) : page.querySelector(selectorOf(point)))
  if (!(field instanceof HTMLElement)) return false
  field.scrollIntoView({ block: 'center' })
  const words = field.closest('[data-line], .story-map .title, .tk, .off-style, .story-embed-words, [data-story-link]')
  if (words) placeCaret(words)
  else field.focus({ preventScroll: true })
  return true
}

/** Words of the text are parts of the editor, which alone can have the focus. */
function placeCaret(words: Element): void {
  const editor = words.closest<HTMLElement>('.ProseMirror')
  editor?.focus({ preventScroll: true })
  words.ownerDocument.getSelection()?.collapse(words, words.childNodes.length)
}

/** Whether the field is in the details, not on the canvas. */
export const isDetail = (missing: Point): boolean =>
  missing.what === 'point' || ('picture' in missing ? missing.picture === 0 : selectors[missing.what]?.startsWith('[data-detail') === true)

/** A point of a template is a box in the checklist. */
function selectorOf(point: Point): string {
  if (point.what === 'point') return `[data-detail=point-${CSS.escape(point.pointId)}] input`
  if (point.what === 'embed') return `.story-text [data-embed-id="${CSS.escape(point.embedId)}"] .story-embed-words`
  if (point.what === 'link') return `.story-text a[href="${CSS.escape(point.href)}"]`
  return selectors[point.what] ?? ''
}

const selectors: Partial<Record<Point['what'], string>> = {
  headline: '.story-headline',
  body: '.story-text .ProseMirror',
  suggestions: '[data-suggestion]',
  tk: '.story-text .tk, .tk-caption [data-word=caption] textarea, .tk-credit [data-word=credit] textarea, .tk-alt [data-word=alt] textarea, .tk-title [data-word=title] textarea, .tk-transcript [data-word=transcript] textarea',
  'tk-hero': '[data-detail=hero] :is(input, textarea)',
  'house-style':
    '.story-text .off-style, .off-style-caption [data-word=caption] textarea, .off-style-credit [data-word=credit] textarea, .off-style-alt [data-word=alt] textarea',
  'house-style-hero': '[data-detail=hero] :is(input, textarea)',
  'links-wait': '.story-text a[href^=http]',
  language: '[data-detail=language] button',
  section: '[data-detail=section] button',
  byline: '[data-detail=bylines] input',
  slug: '[data-detail=slug] input',
  'slug-taken': '[data-detail=slug] input',
}

/** The button that takes a sound, video or document out of the text. */
const attachmentTools = (page: ParentNode, attachment: number): Element | null =>
  page
    .querySelectorAll('.story-text .story-attachment')
    .item(attachment - 1)
    ?.querySelector('.story-node-tools button') ?? null

/** Where the name of the place is written. */
const nameOfMap = (page: ParentNode, map: number): Element | null =>
  page
    .querySelectorAll('.story-text .story-map')
    .item(map - 1)
    ?.querySelector('.title') ?? null

/** Picture 0 is the hero, whose fields are in the details; the others are counted through the text. */
function pictureField(page: ParentNode, picture: number, what: Point['what']): Element | null {
  const word = what === 'credit' ? 'credit' : 'alt'
  if (picture === 0) return page.querySelector(`[data-detail=hero] [data-word=${word}] :is(input, textarea), [data-detail=hero] button`)
  const figure = page.querySelectorAll('.story-text .story-picture').item(picture - 1)
  return figure?.querySelector(`[data-word=${word}] textarea`) ?? null
}
