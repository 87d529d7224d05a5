import type { Editor } from '@tiptap/core'
import type { EditorActions } from '#components/editor/actions.ts'
import { BlockHandle } from '#components/editor/blocks/block-handle.tsx'
import { useGrammarChoice } from '#components/editor/grammar/grammar-choice.ts'
import { GrammarHelp } from '#components/editor/grammar/grammar-help.tsx'
import { StylePopover } from '#components/editor/house-style/style-popover.tsx'
import type { HouseStyle } from '#components/editor/house-style/use-house-style.ts'
import type { Ask } from '#components/editor/nodes/block.ts'
import { SelectionToolbar } from '#components/editor/toolbar/selection-toolbar.tsx'
import type { Language } from '#lib/languages.ts'

/** `ignoreStyle` is null for a person who may not choose for the story. */
export type WritingHelp = { ignoreStyle: HouseStyle['ignore']; grammar: EditorActions['grammar'] }

type Props = {
  articleId: string
  editor: Editor
  language: Language
  isLocked: boolean
  /** Whether this person accepts and rejects suggestions. */
  maySettle: boolean
  help: WritingHelp
  asked: Ask | null
  ask: (what: Ask) => void
}

/** What comes up in the text where it is wanted: at a block, at selected words, at words that the house style or the grammar marked. */
export function WritingAids({ articleId, editor, language, isLocked, maySettle, help, asked, ask }: Props) {
  return (
    <>
      {!isLocked && <BlockHandle {...{ editor, ask }} />}
      {!isLocked && <Corrections {...{ articleId, editor, language, asked, help }} />}
      {!asked && <SelectionToolbar editor={editor} ask={ask} maySettle={maySettle} />}
    </>
  )
}

/** What the house style says of the text, and in English the grammar, where this person wants it. */
function Corrections({
  articleId,
  editor,
  language,
  asked,
  help: { ignoreStyle, grammar },
}: Pick<Props, 'articleId' | 'editor' | 'language' | 'asked' | 'help'>) {
  const dialect = useGrammarChoice()
  return (
    <>
      {!asked && <StylePopover editor={editor} ignore={ignoreStyle} />}
      {language === 'en' && dialect !== 'off' && (
        <GrammarHelp {...{ articleId, editor, dialect }} actions={grammar} mayIgnore={ignoreStyle !== null} isQuiet={asked !== null} />
      )}
    </>
  )
}
