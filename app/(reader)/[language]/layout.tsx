import type { ReactNode } from 'react'
import { themeScript } from '#lib/theme-script.ts'
import { built, builtStyle } from '#reader/built.ts'

/** Reader pages are made for each request; the one cache of the paper is the edge. */
export const dynamic = 'force-dynamic'

export default async function ReaderLayout({ children, params }: { children: ReactNode; params: Promise<{ language: string }> }) {
  const { language } = await params
  const { script, icon, fonts } = built()
  const faces = language === 'uk' ? [...fonts.cyrillic, ...fonts.latin] : fonts.latin
  return (
    <html lang={language} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet; React escapes ">" otherwise */}
        <style dangerouslySetInnerHTML={{ __html: builtStyle('style') }} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, which the edge knows by heart */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
        {faces.map((font) => (
          <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="anonymous" />
        ))}
        <script type="module" async src={script} />
        <link rel="icon" href={icon} type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>{children}</body>
    </html>
  )
}
