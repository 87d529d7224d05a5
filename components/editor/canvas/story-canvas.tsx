import { type Editor, EditorContent } from '@tiptap/react'
import { createPortal } from 'react-dom'
import type { ShownDetails } from '#components/editor/details/changes/details-store.ts'
import { languageFacts } from '#lib/languages.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { useWords } from '#words'
import { CanvasHero, type HeroRemarks } from './canvas-hero.tsx'
import { CaretPlace } from './caret-place.tsx'
import { MovedPlace } from './moved-place.tsx'
import { useFilesOver } from './use-files-over.ts'

/** Headline, dek, hero and text, as readers will see them: one document, with the hero between its lines and its text. */
export function StoryCanvas({
  story,
  editor,
  heroPlace,
  hero,
  isLocked,
  heroRemarks,
  onAddHero,
  onEditHero,
  onDropHero,
}: {
  story: Pick<DraftFor, 'language'> & { draft: Pick<DraftFor['draft'], 'headline' | 'dek'> }
  editor: Editor | null
  heroPlace: HTMLElement | null
  hero: ShownDetails['hero']
  isLocked: boolean
  heroRemarks: HeroRemarks
  /** Null for who may not change it. */
  onAddHero: (() => void) | null
  onEditHero: (() => void) | null
  onDropHero: (file: File) => void
}) {
  const isFileOver = useFilesOver()
  const picture = (
    <CanvasHero {...{ hero, isLocked, isFileOver }} remarks={heroRemarks} onAdd={onAddHero} onEdit={onEditHero} onDrop={onDropHero} />
  )
  return (
    <div
      className="story-canvas"
      lang={story.language}
      dir={languageFacts[story.language].direction}
      data-file-over={isFileOver || undefined}
    >
      <div className="story-text">{editor ? <EditorContent editor={editor} /> : <Coming {...story.draft} />}</div>
      {editor && <CaretPlace editor={editor} />}
      {editor && <MovedPlace editor={editor} />}
      {editor && heroPlace && createPortal(<div className="story-hero">{picture}</div>, heroPlace)}
    </div>
  )
}

/** What is known before the editor is there, in its place. */
function Coming({ headline, dek }: { headline: string; dek: string }) {
  const say = useWords()
  return (
    <div className="text">
      <div
        className={headline ? 'story-headline' : 'story-headline is-empty'}
        data-placeholder={headline ? undefined : say('editor.headline')}
      >
        {headline}
      </div>
      <div className={dek ? 'story-dek' : 'story-dek is-empty'} data-placeholder={dek ? undefined : say('editor.dekHint')}>
        {dek}
      </div>
      <div className="story-hero" />
      <div role="status" aria-label={say('editor.textLoading')} className="grid gap-3 *:h-3 *:rounded-sm *:bg-sunken">
        <span />
        <span />
        <span className="w-2/3" />
      </div>
    </div>
  )
}
