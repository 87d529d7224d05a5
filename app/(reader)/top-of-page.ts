import { type Masthead, masthead } from '#newsroom/paper/masthead.ts'
import { readStyle } from '#reader/assets.ts'

/** The masthead, with the style of banners where one stands: other pages do without it. */
export async function topOfPage(): Promise<Masthead> {
  const found = await masthead()
  return found.breaking.length > 0 ? { ...found, bannerSheet: readStyle('bannerStyle') } : found
}
