'use client'

import { useState } from 'react'
import { TextEditor } from '#components/pages/text-editor.tsx'
import type { WritingActions } from '#components/pages/use-page-writing.ts'
import type { WrittenTemplate } from '#newsroom/templates/templates.ts'
import { TemplateBar } from './template-bar.tsx'
import type { WriteTemplate } from './words.ts'

/** Where the text of a template is written. */
export function TemplateEditor({ template, write, actions }: { template: WrittenTemplate; write: WriteTemplate; actions: WritingActions }) {
  const [text] = useState(() => ({ headline: template.headline, dek: template.dek, body: template.body }))
  return (
    <TextEditor
      {...{ text, actions }}
      language={template.language}
      bar={(written) => <TemplateBar {...{ template, write }} {...written} />}
    />
  )
}
