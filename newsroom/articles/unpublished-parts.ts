import type { ReaderVersion } from '#db/schema/versions.ts'
import { pageDetailNames } from '#lib/page-details.ts'
import { documentBlocks } from './align-blocks.ts'

/** In the order in which an editor reads them. */
export const readerParts = [
  'headline',
  'dek',
  'body',
  'hero',
  'sectionId',
  'bylines',
  'topics',
  'breaking',
  'slug',
  'language',
  ...pageDetailNames,
] as const satisfies readonly (keyof ReaderVersion)[]
export type ReaderPart = (typeof readerParts)[number]

/** Those that are written as steps; the others are details. */
export const textParts: readonly ReaderPart[] = ['headline', 'dek', 'body']

/**
 * The parts in which two versions of a story differ for readers. Compared by content: a change that was taken back does not count, nor does
 * the way the JSON was written (order of keys, omitted defaults, an empty paragraph at the end).
 */
export function partsThatDiffer(live: ReaderVersion, now: ReaderVersion): ReaderPart[] {
  return readerParts.filter((part) => writePart(live, part) !== writePart(now, part))
}

function writePart(version: ReaderVersion, part: ReaderPart): string {
  switch (part) {
    case 'body':
      return documentBlocks(version.body)
        .map(({ key }) => key)
        .join('\n')
    case 'hero': {
      const { hero } = version
      return JSON.stringify(hero && [hero.mediaId, hero.alt, hero.caption, hero.credit])
    }
    default:
      return JSON.stringify(version[part])
  }
}
