import { z } from 'zod'
import { imagesIn } from './html-to-document.ts'
import { excerpt, type Losses } from './losses.ts'
import { firstPlain, isHtml, said } from './ninjs-text.ts'
import type { PictureSource } from './picture-source.ts'
import { oneLine } from './text.ts'
import type { WireStory } from './wire-story.ts'

/** The parts of an associated item that Galley reads (ninjs 3.1, "associations"). */
export const associated = z.looseObject({
  name: z.string().optional(),
  type: z.string().optional(),
  uri: z.string().optional(),
  by: z.string().optional(),
  headlines: z.array(said).optional(),
  descriptions: z.array(said).optional(),
  renditions: z
    .array(
      z.looseObject({
        name: z.string().optional(),
        href: z.string().optional(),
        contentType: z.string().optional(),
        width: z.number().optional(),
      }),
    )
    .optional(),
})
type Associated = z.output<typeof associated>
type WithPictures = { associations?: Associated[] | undefined; bodies?: z.output<typeof said>[] | undefined }

const isPicture = (part: Associated) =>
  part.type === 'picture' ||
  part.type === 'graphic' ||
  (part.type === undefined && addressesOf(part).some((href) => /\.(?:jpe?g|png|webp|avif|tiff?)$/i.test(href)))

/** All addresses of a picture, the widest rendition first. */
function addressesOf({ renditions = [], uri }: Associated): string[] {
  const widest = renditions.toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0))
  const hrefs = widest.filter(({ contentType }) => !contentType || contentType.startsWith('image/')).flatMap(({ href }) => href ?? [])
  return [...new Set([...hrefs, ...(uri ? [uri] : [])])]
}

/** The addresses of all pictures of an item, including those in its text. */
export const addressesIn = ({ associations = [], bodies = [] }: WithPictures): string[] => [
  ...associations.flatMap(addressesOf),
  ...bodies.filter((body) => isHtml(body) && body.value.includes('<img')).flatMap(({ value }) => imagesIn(value).map(({ src }) => src)),
]

/** The main picture: the first association that is a picture and can be loaded, in its widest rendition. */
export async function heroOf(
  parts: readonly Associated[],
  provider: string,
  pictures: PictureSource,
  losses: Losses,
): Promise<WireStory['hero']> {
  let hero: WireStory['hero'] = null
  for (const part of parts) {
    const name = excerpt(part.name ?? part.type ?? 'without a name', 40)
    if (!isPicture(part)) losses.add(`association “${name}” of type ${excerpt(part.type ?? 'unknown', 20)}`)
    else if (hero) losses.add(`association “${name}”: a story has one hero picture`)
    else {
      const taken = await firstTaken(part, provider, pictures)
      if (typeof taken === 'string') losses.add(`association “${name}”: ${taken}`)
      else hero = taken
    }
  }
  return hero
}

async function firstTaken(part: Associated, provider: string, pictures: PictureSource) {
  const caption = oneLine(firstPlain(part.descriptions ?? []))
  const words = {
    alt: oneLine(firstPlain(part.headlines ?? [])).slice(0, 1000),
    caption: caption.slice(0, 2000),
    credit: creditOf(part.by, provider),
  }
  let reason = 'it names no file'
  for (const address of addressesOf(part)) {
    const taken = await pictures.take({ address, ...words })
    if (typeof taken !== 'string') return taken
    reason = taken
  }
  return reason
}

/** "Karl Melander/TT" names its agency already. */
export const creditOf = (by: string | undefined, provider: string): string =>
  (by?.includes(provider) ? by : [by, provider].filter(Boolean).join(' / ')).trim().slice(0, 300)
