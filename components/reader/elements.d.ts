import type { ReactNode } from 'react'

/** JSX types of the custom elements of reader/. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'galley-theme': { auto: string; light: string; dark: string; label: string; children: ReactNode }
      'galley-breaking': { version: string; children: ReactNode }
      'galley-more': { added: string; loading: string; trouble: string; children: ReactNode }
      'galley-live': {
        feed?: string
        story?: string
        forms?: string
        many?: string
        updated?: string
        corrected?: string
        gone?: string
        'gone-words'?: string
        zone?: string
        breaking: string
        dismiss: string
        children?: ReactNode
      }
      'galley-embed': { player: string; shape: string; label: string; children: ReactNode }
      'galley-table': { children: ReactNode }
      'galley-share': { copied: string; 'by-hand': string; children: ReactNode }
    }
  }
}
