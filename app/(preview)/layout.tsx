import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readBuilt } from '#reader/built.ts'

export const metadata: Metadata = { robots: { index: false, follow: false } }

/** The paper's own sheet around a story that is not in the paper yet. Shown inside a frame of the desk; links open beside it. */
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <base target="_blank" />
        <link rel="stylesheet" href={readBuilt().style} />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>{children}</body>
    </html>
  )
}
