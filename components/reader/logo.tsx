import { mediaPath } from '#lib/paths.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'
import { Picture } from './picture.tsx'

/** How high and how wide the logo may be, in rem. */
const [highest, widest] = [4, 24]

/** The width of the logo in rem: with it the page has its place before it loads. */
export const logoWidth = ({ width, height }: PaperPicture): number => Math.round(Math.min(widest, (highest * width) / height) * 100) / 100

/** The logo in the masthead, instead of the name. */
export function Logo({ logo, name }: { logo: PaperPicture; name: string }) {
  return <Picture picture={logo} alt={name} sizes={`min(100vw, ${logoWidth(logo)}rem)`} widest={800} isFirst />
}

/** The logo as a JPEG for machines, or the paper's icon. */
export function logoFile({ house }: Masthead): { path: string; width: number; height: number } {
  const files = house?.logo?.files.filter(({ shape, format, width }) => shape === 'full' && format === 'jpg' && width <= 1200)
  const file = files?.at(-1)
  return house?.logo && file
    ? { path: mediaPath(house.logo.hash, file.width, 'jpg'), width: file.width, height: file.height }
    : { path: '/icon-512.png', width: 512, height: 512 }
}
