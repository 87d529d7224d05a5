import { languageFacts } from '#lib/languages.ts'
import { renditionPath } from '#lib/paths.ts'
import type { House } from '#newsroom/paper/masthead.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import type { PaperPicture, ShownPicture, StoryCard } from '#newsroom/paper/story-card.ts'

/** The picture of a link preview: its path and its size in pixels. */
export type LinkPicture = { path: string; width: number; height: number; alt: string }

/** The picture cropped to 16:9, as JPEG, which every link preview supports. Null without such a file. */
export function cutForLinks(picture: PaperPicture & Partial<Pick<ShownPicture, 'alt'>>): LinkPicture | null {
  const cut = picture.files.filter(({ shape, format, width }) => shape === '16x9' && format === 'jpg' && width <= 1200).at(-1)
  return cut ? { path: renditionPath(picture.hash, cut), width: cut.width, height: cut.height, alt: picture.alt ?? '' } : null
}

/** For a list: the first picture of its stories, or the paper's own. */
export function linkPictureOf(stories: readonly StoryCard[], house?: House): LinkPicture {
  for (const { hero } of stories) {
    const picture = hero && cutForLinks(hero)
    if (picture) return picture
  }
  return sharePictureOf(house) ?? { path: '/icon-512.png', width: 512, height: 512, alt: '' }
}

/**
 * For a story without a picture: the paper's own, else its headline, drawn; in Arabic letters, which cannot be drawn there, the paper's
 * icon.
 */
export function pictureInstead(
  { articleId, headline, language }: Pick<PublishedArticle, 'articleId' | 'headline' | 'language'>,
  house?: House,
): LinkPicture {
  const shared = sharePictureOf(house)
  if (shared || languageFacts[language].script === 'arabic') return shared ?? linkPictureOf([])
  return { path: `/card/${articleId}.png`, width: 1200, height: 630, alt: headline }
}

/** The picture that the newsroom chose for link previews, if it did. */
export const sharePictureOf = (house?: House): LinkPicture | null => (house?.sharePicture ? cutForLinks(house.sharePicture) : null)
