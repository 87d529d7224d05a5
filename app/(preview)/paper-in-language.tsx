import type { ReactNode } from 'react'
import { type Language, languageFacts } from '#lib/languages.ts'
import { readStyle, stylesFor } from '#reader/assets.ts'

/** A page of the paper inside a page of the desk, as readers of this language have it. */
export function PaperInLanguage({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <div lang={language} dir={languageFacts[language].direction}>
      {/* What pages of the language have besides the style of all, which the layout links. */}
      <style href={`of-${language}`} precedence="page">
        {stylesFor(languageFacts[language]).slice(1).map(readStyle).join('')}
      </style>
      {children}
    </div>
  )
}
