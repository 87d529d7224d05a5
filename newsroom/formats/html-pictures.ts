import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { cleanHref } from '#newsroom/articles/clean-href.ts'
import { type FigureShape, figureShapes } from '#newsroom/articles/nodes.ts'
import { readAttachment } from './html-attachments.ts'
import { readQuotation } from './html-blocks.ts'
import { layoutOf, readPictures } from './html-boxes.ts'
import { addText, endLine } from './html-lines.ts'
import { attribute, elementsIn, textOf } from './html-nodes.ts'
import { type Handler, readInside } from './html-page.ts'
import { linksIn, nameLinkOfPictures } from './html-picture-links.ts'
import type { HtmlImage, Page } from './html-reading.ts'
import { captionIn, readTable } from './html-tables.ts'
import { excerpt } from './losses.ts'

export const figure: Handler = (element, marks, page) => {
  if (readAttachment(element, page)) return
  endLine(page)
  const images = elementsIn(element, 'img')
  const captions = elementsIn(element, 'figcaption').filter((caption) => elementsIn(caption, 'img').length === 0)
  if (images.length === 1 && images[0]) {
    const found = imageOf(images[0], captions.map(lineOf).join(' '))
    const layout = layoutOf(element)
    for (const around of elementsIn(element, 'a')) nameLinkOfPictures(around, page)
    addPicture(
      {
        ...found,
        credit: creditIn(element),
        captionLinks: captions.flatMap(linksIn).flatMap((href) => cleanHref(href, page.reading.base) ?? []),
      },
      page,
    )
    const picture = page.blocks.at(-1)
    if (layout && picture?.type === 'picture') page.blocks.splice(-1, 1, { type: 'pictures', attrs: { layout }, content: [picture] })
    return
  }
  if (images.length > 0) return (layoutOf(element) ? readPictures('gallery') : readInside)(element, marks, page)
  const only = partIn(element)
  if (only?.tagName === 'table') return readTable(only, captions[0] ?? captionIn(only), { marks, page, drawnAs: shapeOf(element) })
  if (only && captions[0]) return readQuotation(only, captions[0], { marks, page })
  // Any other figure is read as its parts, with the caption as a paragraph.
  readInside(element, marks, page)
  endLine(page)
}

/** The one table or quotation of a figure. */
function partIn(element: Tree.Element): Tree.Element | null {
  const [only, ...others] = [...elementsIn(element, 'table'), ...elementsIn(element, 'blockquote')]
  return only && others.length === 0 ? only : null
}

function shapeOf(element: Tree.Element): FigureShape | undefined {
  const given = attribute(element, 'data-drawn-as')
  return figureShapes.find((shape) => shape === given)
}

const lineOf = (element: Tree.Element) => textOf(element).replace(/\s+/g, ' ').trim()

/** Agencies write the photographer next to the picture: `<div class="byline">`. */
const creditIn = (element: Tree.Element): string =>
  ['div', 'p', 'span', 'small', 'cite']
    .flatMap((name) => elementsIn(element, name))
    .filter((one) => /(?:^|\s)(?:byline|credit|copyright)(?:\s|$)/.test(attribute(one, 'class') ?? ''))
    .map(lineOf)
    .join(' ')

export const image: Handler = (element, _marks, page) => {
  const src = attribute(element, 'src') ?? ''
  // Emoticons and tracking pixels are not pictures.
  if (Number(attribute(element, 'width')) === 1 || /\/(?:smilies|emoji)\//.test(src)) {
    return page.reading.losses.name('smallPicture', { alt: attribute(element, 'alt') ?? '' })
  }
  addPicture(imageOf(element, ''), page)
}

/** A picture ends the line that contains it; a picture that cannot be kept leaves a space. */
function addPicture(found: HtmlImage, page: Page): void {
  const picture = page.reading.picture(found)
  if (typeof picture === 'string') {
    page.reading.losses.name('picture', { address: excerpt(found.src, 120) || 'none', reason: picture })
    if (found.caption) page.reading.losses.name('caption', { words: excerpt(found.caption) })
    if (found.alt.trim()) page.reading.losses.name('alt', { words: excerpt(found.alt) })
    addText(' ', [], page)
  } else {
    endLine(page)
    page.blocks.push({ type: 'picture', attrs: { ...picture } })
    for (const address of found.captionLinks ?? []) page.reading.losses.name('link', { address: excerpt(address, 120) })
  }
}

export function imageOf(element: Tree.Element, caption: string): HtmlImage {
  const attachment = attribute(element, 'data-attachment') ?? /\bwp-image-(\d+)\b/.exec(attribute(element, 'class') ?? '')?.[1] ?? null
  return { src: (attribute(element, 'src') ?? '').trim(), alt: attribute(element, 'alt') ?? '', caption, attachment }
}
