import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { nodeSpecs } from '#newsroom/articles/nodes.ts'
import { endLine } from './html-lines.ts'
import { attribute, elementsIn, isElement, textOf } from './html-nodes.ts'
import type { Page } from './html-reading.ts'

const kinds = ['audio', 'video', 'document'] as const

/**
 * Reads a figure that says that it is a sound, a video or a document of this newsroom, as documentToHtml writes it; false for any other, and
 * where the newsroom does not have its file: then it is read as of anybody else.
 */
export function readAttachment(element: Tree.Element, page: Page): boolean {
  const kind = kinds.find((each) => each === attribute(element, 'data-kind'))
  const attachmentId = attribute(element, 'data-attachment')
  if (!kind || !nodeSpecs[kind].attrs.attachmentId.isValid(attachmentId) || !page.reading.hasAttachment?.(String(attachmentId)))
    return false
  const idOf = (name: string) => {
    const given = attribute(element, `data-${name}`)
    return nodeSpecs.video.attrs.mediaId.isValid(given) ? given : null
  }
  const [details] = elementsIn(element, 'details')
  const transcript = details ? elementsIn(details, 'p').map(textOf).join('\n') : ''
  endLine(page)
  page.blocks.push({
    type: kind,
    attrs: {
      attachmentId,
      title: kind === 'document' ? textIn(element, 'a').replace(/^PDF$/, '') : textIn(element, 'p', 'title'),
      caption: textIn(element, 'figcaption'),
      credit: textIn(element, 'div', 'byline'),
      ...(kind !== 'document' && { transcript }),
      ...(kind === 'video' && { captionsId: idOf('captions'), mediaId: idOf('media') }),
    },
  })
  return true
}

/** The words of the first such child. */
function textIn({ childNodes }: Tree.Element, name: string, className?: string): string {
  const found = childNodes
    .filter(isElement)
    .find((child) => child.tagName === name && (className === undefined || attribute(child, 'class') === className))
  return found ? textOf(found) : ''
}
