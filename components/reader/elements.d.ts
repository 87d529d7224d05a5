import 'react'

/** The custom elements of reader/, as JSX knows them. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'galley-theme': { auto: string; light: string; dark: string; label: string }
      'galley-more': { loading: string; trouble: string; children: React.ReactNode }
    }
  }
}
