import type { Editor } from '@tiptap/core'
import type { EditorActions } from '#components/editor/actions.ts'
import { FindBar } from '#components/editor/find/find-bar.tsx'
import { GrammarChoices } from '#components/editor/grammar/grammar-choices.tsx'
import type { Ask } from '#components/editor/nodes/block.ts'
import { SnippetPanel } from '#components/editor/snippets/snippet-panel.tsx'
import { TypesetPanel } from '#components/editor/typeset/typeset-panel.tsx'
import { FilePicker } from '#components/media/files/file-picker.tsx'
import { type PickedPicture, PicturePicker } from '#components/media/picture-picker.tsx'
import type { SnippetActions } from '#components/snippets/words.ts'
import type { Language } from '#lib/languages.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'
import { EmbedPanel } from './embed-panel.tsx'
import { LinkPanel } from './link-panel.tsx'
import { ReadAlsoPanel } from './read-also-panel.tsx'
import { RelatedStoryPanel } from './related-story-panel.tsx'
import { ShortcutsPanel } from './shortcuts-panel.tsx'
import { WordsPanel } from './words-panel.tsx'

const overCanvas = 'absolute top-2 left-1/2 z-30 flex max-h-[70dvh] w-[min(40rem,100%)] -translate-x-1/2 flex-col overflow-auto'

/** The panel that a command of the editor opened, above the canvas. The link panel is placed at the selected text. */
export function AskPanels({
  asked,
  editor,
  language,
  findStories,
  snippets,
  onPick,
  onPickFile,
  onClose,
  grammar,
}: {
  asked: Ask
  editor: Editor
  language: Language
  findStories: (query: string) => ReturnType<EditorActions['findStories']>
  snippets: SnippetActions
  onPick: (picture: PickedPicture) => void
  onPickFile: (file: LibraryFile) => void
  onClose: () => void
  /** Of an English story: chosen beside the typography. */
  grammar: { articleId: string; actions: EditorActions['grammar'] } | null
}) {
  const say = useWords()
  const pickFile = (file: LibraryFile) => {
    onClose()
    onPickFile(file)
  }
  const isOfMap = asked === 'map' || asked === 'map-picture'
  if (asked === 'link') return <LinkPanel editor={editor} findStories={findStories} onClose={onClose} />
  if (asked === 'about-words') return <WordsPanel editor={editor} onClose={onClose} />
  return (
    <div className="sticky top-24 z-30 h-0 lg:top-[calc(var(--editor-bar)+0.75rem)]">
      {asked === 'related-story' && <RelatedStoryPanel editor={editor} findStories={findStories} onClose={onClose} />}
      {asked === 'read-also' && <ReadAlsoPanel editor={editor} findStories={findStories} onClose={onClose} />}
      {asked === 'embed' && <EmbedPanel editor={editor} onClose={onClose} />}
      {(asked === 'find' || asked === 'replace') && <FindBar editor={editor} replaces={asked === 'replace'} onClose={onClose} />}
      {asked === 'typeset' && <TypesetPanel {...{ editor, language, onClose }}>{grammar && <GrammarChoices {...grammar} />}</TypesetPanel>}
      {asked === 'snippet' && <SnippetPanel editor={editor} actions={snippets} onClose={onClose} />}
      {asked === 'shortcuts' && <ShortcutsPanel onClose={onClose} />}
      {asked === 'library-file' && <FilePicker className={overCanvas} onClose={onClose} onPick={pickFile} />}
      {(asked === 'picture' || asked === 'hero' || isOfMap) && (
        <PicturePicker title={isOfMap ? say('blocks.mapChoose') : undefined} className={overCanvas} onClose={onClose} onPick={onPick} />
      )}
    </div>
  )
}
