import type { Language } from '#lib/languages.ts'
import { htmlToText } from './html-to-document.ts'
import type { PictureSource } from './picture-source.ts'
import type { Attachment } from './shortcodes.ts'
import { oneLine } from './text.ts'
import type { Named } from './wire-story.ts'
import { metaOf, type WxrItem } from './wxr-items.ts'
import type { Expected, WxrReferences } from './wxr-references.ts'

export type WxrReading = {
  language: Language
  pictures: PictureSource
  sections: readonly Named[]
  now: Date
  /** The address of the site, for an export without one. */
  site?: string | undefined
  /** The slugs that stories will have here, by their keys, for links between them. */
  addressesOf?: ((expected: readonly Expected[]) => Promise<ReadonlyMap<string, string>>) | undefined
}
export type Export = WxrReading & { index: WxrReferences; addresses: ReadonlyMap<string, string> }

export const asPicture = (attachment: Attachment | undefined) => ({
  address: attachment?.url ?? '',
  alt: oneLine(htmlToText(attachment?.alt ?? '')),
  caption: htmlToText(attachment?.caption ?? ''),
  credit: '',
})

export const heroOf = (item: WxrItem, { index }: Export): Attachment | undefined => index.attachments.get(metaOf(item, '_thumbnail_id'))
