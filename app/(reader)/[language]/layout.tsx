import type { ReactNode } from 'react'
import { pageScript } from '#lib/page-script.ts'
import { readBuilt, readStyle } from '#reader/built.ts'

/** Reader pages are made for each request; the one cache of the paper is the edge. */
export const dynamic = 'force-dynamic'

export default async function ReaderLayout({ children, params }: { children: ReactNode; params: Promise<{ language: string }> }) {
  const { language } = await params
  const { script, lateStyle, icon } = readBuilt()
  return (
    <html lang={language} data-reader={script} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet; React escapes ">" otherwise */}
        <style dangerouslySetInnerHTML={{ __html: readStyle('style') }} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, which the edge knows by heart */}
        <script dangerouslySetInnerHTML={{ __html: pageScript }} />
        {/* The script brings the style of paper (reader/late-style.ts); without script it is fetched where one prints. */}
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
