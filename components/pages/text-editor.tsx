'use client'

import '#components/editor/editor.css'
import type { Editor } from '@tiptap/react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { StoryCanvas } from '#components/editor/canvas/story-canvas.tsx'
import { EditorResourcesContext } from '#components/editor/editor-resources.ts'
import type { Ask as EditorAsk } from '#components/editor/nodes/block.ts'
import { StoryNotices } from '#components/editor/notices/story-notices.tsx'
import { AskPanels } from '#components/editor/panels/ask-panels.tsx'
import { useSnippets } from '#components/editor/snippets/use-snippets.ts'
import { SelectionToolbar } from '#components/editor/toolbar/selection-toolbar.tsx'
import { Toolbar } from '#components/editor/toolbar/toolbar.tsx'
import { useAskBeforeLeaving } from '#components/ui/use-ask-before-leaving.ts'
import type { Language } from '#lib/languages.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { usePageWriting, type WritingActions } from './use-page-writing.ts'

type Props = { text: DraftText; language: Language; actions: WritingActions; bar: (written: Written) => ReactNode }

const doNothing = () => {}

/** What the bar above the text needs of it. `save`: what a shortcut of the editor calls. */
export type Written = { editor: Editor | null; isChanged: boolean; save: RefObject<() => void>; onSaved: () => void }

/** Where a text that is no story is written: the editor of stories, with a bar that saves. */
export function TextEditor({ text, language, actions, bar }: Props) {
  const [asked, ask] = useState<EditorAsk | null>(null)
  const save = useRef(doNothing)
  const { editor, pictures, documents, surroundings } = usePageWriting({ text, language, actions, ask, saveNow: () => save.current() })
  const snippets = { save: actions.saveSnippet, mayForAll: true, onSaved: useSnippets() } // only editors and admins write such texts
  const [isChanged, setChanged] = useState(false)
  useEffect(() => {
    if (!editor) return
    const note = () => setChanged(true)
    editor.on('update', note)
    return () => {
      editor.off('update', note)
    }
  }, [editor])
  useAskBeforeLeaving(isChanged)
  const close = () => {
    ask(null)
    editor?.commands.focus()
  }
  const pick: typeof pictures.pick = (picture) => {
    ask(null)
    pictures.pick(picture, asked)
  }
  return (
    <EditorResourcesContext value={surroundings}>
      <div className="flex min-h-dvh flex-col bg-surface">
        <div className="sticky top-0 z-40 border-line border-b bg-surface">
          {bar({ editor, isChanged, save, onSaved: () => setChanged(false) })}
          {editor && <Toolbar editor={editor} ask={ask} suggestTools={null} />}
        </div>
        <div className="relative min-w-0 px-4 pt-6 md:px-8 md:pt-10">
          {asked && editor && (
            <AskPanels
              {...{ asked, editor, language, snippets, grammar: null, onPickFile: documents.pick }}
              findStories={(query) => actions.findStories({ query, language, except: null })}
              onClose={close}
              onPick={pick}
            />
          )}
          <StoryCanvas
            story={{ language, draft: text }}
            {...{ editor, heroPlace: null, hero: null, isLocked: false, heroRemarks: { has: false, start: doNothing } }}
            onAddHero={doNothing}
            onEditHero={doNothing}
            onDropHero={doNothing}
          />
          <StoryNotices
            trouble={null}
            uploads={pictures.uploads}
            documents={documents}
            onGoOn={doNothing}
            onRetry={pictures.retry}
            onDismiss={pictures.dismiss}
          />
          {editor && !asked && <SelectionToolbar editor={editor} ask={ask} maySettle={false} />}
        </div>
      </div>
    </EditorResourcesContext>
  )
}
