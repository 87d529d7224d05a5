'use client'

import type { Language } from '#lib/languages.ts'
import type { WrittenPage } from '#newsroom/pages/desk-pages.ts'
import { type PageActions, PageBar } from './page-bar.tsx'
import { TextEditor } from './text-editor.tsx'
import type { WritingActions } from './use-page-writing.ts'

type Props = { page: WrittenPage; language: Language; actions: PageActions & WritingActions }

/** Where a page of the house is written. */
export function PageEditor({ page, language, actions }: Props) {
  return (
    <TextEditor text={page.text} {...{ language, actions }} bar={(written) => <PageBar {...{ page, language, actions }} {...written} />} />
  )
}
