import { forMachines } from '#app/for-machines.ts'
import { languageFacts } from '#lib/languages.ts'
import { firstLanguage, localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { readAssets } from '#reader/assets.ts'

export const dynamic = 'force-dynamic'

/** Web App Manifest (W3C), so that the paper can be added to a home screen. */
export async function GET(): Promise<Response> {
  const top = await masthead()
  const name = localize(top.name, firstLanguage())
  const manifest = {
    name,
    short_name: name.slice(0, 30),
    description: localize(top.tagline, firstLanguage()),
    lang: firstLanguage(),
    dir: languageFacts[firstLanguage()].direction,
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [
      { src: readAssets().icon, sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    ],
  }
  return forMachines(JSON.stringify(manifest), 'application/manifest+json; charset=utf-8', [tags.newsroom()])
}
