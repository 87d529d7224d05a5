import type { ReactNode } from 'react'
import { built } from '#reader/built.ts'

/** Reader pages are made for each request; the one cache of the paper is the edge. */
export const dynamic = 'force-dynamic'

export default async function ReaderLayout({ children, params }: { children: ReactNode; params: Promise<{ language: string }> }) {
  const { language } = await params
  const { script, style, icon, fonts } = built()
  const faces = language === 'uk' ? [...fonts.cyrillic, ...fonts.latin] : fonts.latin
  return (
    <html lang={language} suppressHydrationWarning>
      <head>
        {faces.map((font) => (
          <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="anonymous" />
        ))}
        <link rel="stylesheet" href={style} />
        <script type="module" async src={script} />
        <link rel="icon" href={icon} type="image/svg+xml" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>{children}</body>
    </html>
  )
}
