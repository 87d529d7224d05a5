import { mediaCutPath } from '#lib/paths.ts'
import type { ShownPicture, StoryCard } from '#newsroom/paper/story-card.ts'

/** A picture that links to a page show: its path and its size in pixels. */
export type LinkPicture = { path: string; width: number; height: number; alt: string }

/** The picture cut to 16:9, as JPEG: what every program that shows links understands. Null when there is no such file. */
export function cutForLinks(picture: ShownPicture): LinkPicture | null {
  const cut = picture.files.filter(({ shape, format }) => shape === '16x9' && format === 'jpg').at(-1)
  return cut ? { path: mediaCutPath(picture.hash, '16x9', cut.width), width: cut.width, height: cut.height, alt: picture.alt } : null
}

/** For a list: the picture of the first of its stories that has one, or the paper's sign. */
export function linkPictureOf(stories: readonly StoryCard[]): LinkPicture {
  for (const { hero } of stories) {
    const picture = hero && cutForLinks(hero)
    if (picture) return picture
  }
  return { path: '/icon-512.png', width: 512, height: 512, alt: '' }
}
