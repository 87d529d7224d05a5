import type { Extensions } from '@tiptap/core'
import { type Editor, useEditor } from '@tiptap/react'
import { type RefObject, useMemo, useState } from 'react'
import { blockKeys } from '#components/editor/blocks/block-keys.ts'
import { LongText } from '#components/editor/blocks/long-text.ts'
import { schemaExtensions, writingExtensions } from '#components/editor/extensions/extensions.ts'
import { PasteCells } from '#components/editor/extensions/paste/cells/paste-cells.ts'
import { PasteEmbed } from '#components/editor/extensions/paste/paste-embed.ts'
import { pasteHtml } from '#components/editor/extensions/paste/paste-html.ts'
import { PasteMarkdown } from '#components/editor/extensions/paste/paste-markdown.ts'
import { reportPasteLosses, reportPlain } from '#components/editor/extensions/paste/reading/report-paste-losses.ts'
import { pictureFiles } from '#components/editor/extensions/picture-files.ts'
import { shortcuts } from '#components/editor/extensions/shortcuts.ts'
import type { Ask } from '#components/editor/nodes/block.ts'
import { slashMenu } from '#components/editor/toolbar/slash-menu.tsx'
import { typesetWhileTyping } from '#components/editor/typeset/typeset-typed.ts'
import { isTypesetWhileTyping } from '#components/editor/typeset/typing-choice.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Language } from '#lib/languages.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { useWords } from '#words'

/** The text of a story as Tiptap has it, made once. It cannot be changed until somebody says so. */
export function useStoryEditor({
  text,
  hero,
  ask,
  toDetails,
  takeFiles,
  language,
  draft,
  saveNow,
  putsIn = true,
}: {
  text: DraftText
  /** Where the hero picture stands between dek and text. */
  hero: HTMLElement | null
  ask: (what: Ask) => void
  toDetails: () => void
  takeFiles: RefObject<(files: File[]) => void>
  language: RefObject<Language>
  /** By which what is written is kept and saved. */
  draft: Extensions
  saveNow: () => void
  /** False for a guest, who puts in no blocks that need the library or other stories. */
  putsIn?: boolean
}): Editor | null {
  const say = useWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, with functions that only set state or look into a ref
  const extensions = useMemo(
    () => [
      ...schemaExtensions,
      ...writingExtensions(say, hero),
      ...draft,
      typesetWhileTyping({ language: () => language.current, isOn: isTypesetWhileTyping }),
      ...(putsIn ? [slashMenu(say, ask), PasteEmbed] : []),
      pasteHtml((left) => reportPasteLosses(say, left), { loading: say('everywhere.loading'), onPlain: () => reportPlain(say) }),
      LongText,
      PasteCells,
      PasteMarkdown,
      pictureFiles(
        (files) => takeFiles.current(files),
        (name) => say('editor.uploading', { name }),
      ),
      ...(putsIn ? [blockKeys(say)] : []),
      shortcuts({ ask, toDetails, saveNow }),
    ],
    [],
  )
  const [content] = useState(() => storyOf(text).toJSON())
  return useEditor(
    {
      extensions,
      content,
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      editable: false,
      editorProps: propsOf(say),
    },
    // Else Tiptap gives it these options again at each drawing, since one may write meanwhile, and goes through the whole text twice.
    [extensions],
  )
}

const propsOf = (say: Say) => ({
  // What is written or put in near an edge is brought away from the bars there. Pixels.
  scrollMargin: { top: 120, bottom: 96, left: 0, right: 0 },
  scrollThreshold: { top: 120, bottom: 96, left: 0, right: 0 },
  attributes: { class: 'text', 'aria-label': say('editor.text'), role: 'textbox', 'aria-multiline': 'true' },
})
