import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readAssets } from '#reader/assets.ts'

export const metadata: Metadata = { robots: { index: false, follow: false } }

/** The reader's page of an unpublished story, with the paper's style sheet. Shown in a frame of the desk; links open in a new tab. */
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <base target="_blank" />
        <link rel="stylesheet" href={readAssets().style} />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>{children}</body>
    </html>
  )
}
