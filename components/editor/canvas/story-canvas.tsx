import { type Editor, EditorContent } from '@tiptap/react'
import type { RefObject } from 'react'
import type { ShownDetails } from '#components/editor/details/details-store.ts'
import { languageFacts } from '#lib/languages.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { useWords } from '#words'
import { CanvasHero } from './canvas-hero.tsx'
import { GrowingField } from './growing-field.tsx'
import { HeadlineLength } from './headline-length.tsx'
import { useFilesOver } from './use-files-over.ts'

/** Headline, dek, hero and text, as readers will see them; Enter leads from one to the next. */
export function StoryCanvas({
  story,
  editor,
  fields: { headline, dek },
  hero,
  isLocked,
  onChange,
  onEditHero,
  onDropHero,
}: {
  story: Pick<DraftFor, 'language' | 'draft'>
  editor: Editor | null
  fields: { headline: RefObject<GrowingField | null>; dek: RefObject<GrowingField | null> }
  hero: ShownDetails['hero']
  isLocked: boolean
  onChange: () => void
  onEditHero: () => void
  onDropHero: (file: File) => void
}) {
  const say = useWords()
  const isFileOver = useFilesOver()
  return (
    <div
      className="story-canvas"
      lang={story.language}
      dir={languageFacts[story.language].direction}
      data-file-over={isFileOver || undefined}
    >
      <GrowingField
        label={say('editor.headline')}
        placeholder={say('editor.headline')}
        start={story.draft.headline}
        className="story-headline"
        lang={story.language}
        field={headline}
        isLocked={isLocked}
        note={(characters) => <HeadlineLength characters={characters} />}
        onChange={onChange}
        onLeave={() => dek.current?.focus()}
      />
      <GrowingField
        label={say('editor.dek')}
        placeholder={say('editor.dekHint')}
        start={story.draft.dek}
        className="story-dek"
        lang={story.language}
        field={dek}
        isLocked={isLocked}
        onChange={onChange}
        onLeave={() => {
          // Not Tiptap's focus: it waits for a frame, and the next key would still go into the dek.
          editor?.commands.setTextSelection(0)
          editor?.view.focus()
        }}
      />
      <CanvasHero hero={hero} isLocked={isLocked} isFileOver={isFileOver} onEdit={onEditHero} onDrop={onDropHero} />
      <div className="story-text">{editor ? <EditorContent editor={editor} /> : <Coming />}</div>
    </div>
  )
}

function Coming() {
  const say = useWords()
  return (
    <div role="status" aria-label={say('editor.textLoading')} className="grid gap-3 *:h-3 *:rounded-sm *:bg-sunken">
      <span />
      <span />
      <span className="w-2/3" />
    </div>
  )
}
