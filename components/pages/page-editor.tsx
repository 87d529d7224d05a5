'use client'

import '#components/editor/editor.css'
import { useEffect, useRef, useState } from 'react'
import { StoryCanvas } from '#components/editor/canvas/story-canvas.tsx'
import { EditorResourcesContext } from '#components/editor/editor-resources.ts'
import type { Ask as EditorAsk } from '#components/editor/nodes/block.ts'
import { StoryNotices } from '#components/editor/notices/story-notices.tsx'
import { AskPanels } from '#components/editor/panels/ask-panels.tsx'
import { SelectionToolbar } from '#components/editor/toolbar/selection-toolbar.tsx'
import { useSnippets } from '#components/editor/snippets/use-snippets.ts'
import { Toolbar } from '#components/editor/toolbar/toolbar.tsx'
import { useAskBeforeLeaving } from '#components/ui/use-ask-before-leaving.ts'
import type { Language } from '#lib/languages.ts'
import type { WrittenPage } from '#newsroom/pages/desk-pages.ts'
import { type PageActions, PageBar } from './page-bar.tsx'
import { usePageWriting, type WritingActions } from './use-page-writing.ts'

type Props = { page: WrittenPage; language: Language; actions: PageActions & WritingActions }

const doNothing = () => {}

/** Where a page of the house is written: the editor of stories, with a button that saves. */
export function PageEditor({ page, language, actions }: Props) {
  const [asked, ask] = useState<EditorAsk | null>(null)
  const save = useRef(doNothing)
  const { editor, pictures, documents, surroundings } = usePageWriting({ page, language, actions, ask, saveNow: () => save.current() })
  const snippets = { save: actions.saveSnippet, mayForAll: true, onSaved: useSnippets() } // a page is written by admins
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
  const pick: typeof pictures.insert = (picture) => {
    ask(null)
    pictures.insert(picture)
  }
  return (
    <EditorResourcesContext value={surroundings}>
      <div className="flex min-h-dvh flex-col bg-surface">
        <div className="sticky top-0 z-40 border-line border-b bg-surface">
          <PageBar {...{ page, language, editor, isChanged, actions, save }} onSaved={() => setChanged(false)} />
          {editor && <Toolbar editor={editor} ask={ask} suggestTools={null} />}
        </div>
        <div className="relative min-w-0 px-4 pt-6 md:px-8 md:pt-10">
          {asked && editor && (
            <AskPanels
              {...{ asked, editor, language, snippets }}
              findStories={(query) => actions.findStories({ query, language, except: null })}
              onClose={close}
              onPick={pick}
            />
          )}
          <StoryCanvas
            story={{ language, draft: page.text }}
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
