'use client'

import { type Editor, useEditorState } from '@tiptap/react'
import { Bold, Check, Heading2, Italic, Link, MessageSquarePlus, TextQuote, X } from 'lucide-react'
import { memo } from 'react'
import { isInLine } from '#components/editor/extensions/lines.ts'
import type { Ask } from '#components/editor/nodes/block.ts'
import { hasSuggestionsIn, settleSelection } from '#components/editor/suggestions/settle-selection.ts'
import { useWords } from '#words'
import { SelectionBubble } from './selection-bubble.tsx'
import { Tool, ToolGap } from './tool.tsx'

type Props = { editor: Editor; ask: (what: Ask) => void; maySettle: boolean }

/** Above selected words: their formats, a comment, and what becomes of suggestions in them. */
export const SelectionToolbar = memo(function SelectionToolbar(props: Props) {
  return (
    <SelectionBubble editor={props.editor}>
      <Tools {...props} />
    </SelectionBubble>
  )
})

/** Headline and dek have no formats: there one comments, and settles suggestions. */
function Tools({ editor, ask, maySettle }: Props) {
  const say = useWords()
  const lit = useEditorState({
    editor,
    selector: ({ editor }) => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      link: editor.isActive('link'),
      heading: editor.isActive('heading', { level: 2 }),
      quotation: editor.isActive('blockquote'),
      isInLine: isInLine(editor.state),
      hasSuggestions: maySettle && hasSuggestionsIn(editor),
    }),
  })
  return (
    <>
      {!lit.isInLine && <FormatTools editor={editor} ask={ask} lit={lit} />}
      <Tool name={say('comments.start')} icon={MessageSquarePlus} keys="Mod+Alt+M" onPress={() => editor.commands.startComment()} />
      {lit.hasSuggestions && (
        <>
          <ToolGap />
          <Tool name={say('suggestions.acceptSelected')} icon={Check} onPress={() => settleSelection(editor, 'accept')} />
          <Tool name={say('suggestions.rejectSelected')} icon={X} onPress={() => settleSelection(editor, 'reject')} />
        </>
      )}
    </>
  )
}

type Lit = { bold: boolean; italic: boolean; link: boolean; heading: boolean; quotation: boolean }

function FormatTools({ editor, ask, lit }: { editor: Editor; ask: (what: Ask) => void; lit: Lit }) {
  const say = useWords()
  const chain = () => editor.chain().focus()
  return (
    <>
      <Tool name={say('editor.bold')} icon={Bold} keys="Mod+B" isOn={lit.bold} onPress={() => chain().toggleBold().run()} />
      <Tool name={say('editor.italic')} icon={Italic} keys="Mod+I" isOn={lit.italic} onPress={() => chain().toggleItalic().run()} />
      <Tool name={say('editor.link')} icon={Link} keys="Mod+K" isOn={lit.link} onPress={() => ask('link')} />
      <ToolGap />
      <Tool
        name={say('blocks.heading-2')}
        icon={Heading2}
        keys="Mod+Alt+2"
        isOn={lit.heading}
        onPress={() => chain().toggleHeading({ level: 2 }).run()}
      />
      <Tool
        name={say('blocks.quotation')}
        icon={TextQuote}
        keys="Mod+Shift+B"
        isOn={lit.quotation}
        onPress={() => chain().toggleBlockquote().run()}
      />
      <ToolGap />
    </>
  )
}
