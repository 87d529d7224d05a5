import type { ReactNode } from 'react'
import { hasLanguageMenu } from '#components/reader/language-switch.tsx'
import { isLanguage, languageFacts } from '#lib/languages.ts'
import { pageScript } from '#lib/page-script.ts'
import { firstLanguage } from '#lib/publication.ts'
import { readAssets, readStyle, stylesFor } from '#reader/assets.ts'

/** Reader pages are rendered on every request; the edge is the only cache. */
export const dynamic = 'force-dynamic'

export default async function ReaderLayout({ children, params }: { children: ReactNode; params: Promise<{ language: string }> }) {
  const { language } = await params
  const facts = languageFacts[isLanguage(language) ? language : firstLanguage()]
  const { script, lateStyle, icon } = readAssets()
  const styles = [...stylesFor(facts), ...(hasLanguageMenu() ? (['languagesStyle'] as const) : [])]
  return (
    <html lang={language} dir={facts.direction} data-reader={script} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet, in which React would escape ">" */}
        <style dangerouslySetInnerHTML={{ __html: styles.map(readStyle).join('') }} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, whose hash the edge allows */}
        <script dangerouslySetInnerHTML={{ __html: pageScript }} />
        {/* The script loads the print style (reader/late-style.ts); without script it is fetched for printing. */}
        <noscript>
          <link rel="stylesheet" href={lateStyle} media="print" />
        </noscript>
        <link rel="icon" href={icon} type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>{children}</body>
    </html>
  )
}
