import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { parseUrl } from '#lib/parse-url.ts'
import { cleanHref } from '#newsroom/articles/clean-href.ts'
import { attribute, elementsIn, textOf } from './html-nodes.ts'
import type { Page } from './html-reading.ts'
import { excerpt } from './losses.ts'

/** A picture of a story leads nowhere: names where it led, unless words beside it keep the link, or it led to its own larger file. */
export function nameLinkOfPictures(link: Tree.Element, page: Page): void {
  if (elementsIn(link, 'img').length === 0 || textOf(link).trim() !== '') return
  const href = cleanHref(attribute(link, 'href') ?? '', page.reading.base)
  if (href && !isPictureFile(href)) page.reading.losses.name('pictureLink', { address: excerpt(href, 120) })
}

const isPictureFile = (href: string): boolean =>
  /\.(?:avif|gif|jpe?g|png|svg|tiff?|webp)$/i.test(parseUrl(href, 'https://nowhere.invalid')?.pathname ?? '')

/** The addresses of the links in a caption, which is words alone in a story. */
export const linksIn = (caption: Tree.Element): string[] => elementsIn(caption, 'a').flatMap((link) => attribute(link, 'href') ?? [])
