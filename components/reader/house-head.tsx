import type { FaceChoice } from '#lib/faces.ts'
import type { House } from '#newsroom/paper/masthead.ts'
import { logoWidth } from './logo.tsx'

/** What the newsroom chose for the head of every page. Nothing for one that chose nothing. */
export function HouseHead({ house }: { house?: House }) {
  const style = house ? [accentStyle(house), faceStyle[house.faces], logoStyle(house), footStyle(house)].join('') : ''
  return (
    <>
      {style && (
        <style href="house" precedence="house">
          {style}
        </style>
      )}
      {house?.indexed === false && <meta name="robots" content="noindex" />}
    </>
  )
}

/** "html" makes it stronger than the usual colour (app/(reader)/tokens.css), and the light one weaker than any dark one. */
function accentStyle({ accentLight, accentDark }: House): string {
  const light = accentLight ? `html:root{--urgent:${accentLight}}` : ''
  if (!accentDark) return light
  const dark = `{--urgent:${accentDark}}`
  return `${light}@media (prefers-color-scheme:dark){html:root:not([data-theme=light])${dark}}html:root[data-theme=dark]${dark}`
}

/** One name for both faces: stronger than base.css, which names the system's until ours are there. */
const faceStyle: Record<FaceChoice, string> = {
  'serif-and-sans': '',
  serif: 'html:root:root:root{--sans:var(--serif)}',
  sans: 'html:root:root:root{--serif:var(--sans)}',
}

/** On white also in the dark: most logos are made for paper. */
const logoStyle = ({ logo }: House): string =>
  logo ? `.masthead .name img{width:min(100%,${logoWidth(logo)}rem);background:#fff;box-shadow:0 0 0 .375rem #fff}` : ''

const footStyle = ({ footer }: House): string => (Object.values(footer).some(Boolean) ? '.own{max-width:38rem;white-space:pre-line}' : '')
