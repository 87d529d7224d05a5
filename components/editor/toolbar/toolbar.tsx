'use client'

import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { type Editor, useEditorState } from '@tiptap/react'
import {
  Bold,
  Italic,
  Keyboard,
  Languages,
  Link,
  Redo2,
  Search,
  Strikethrough,
  Subscript,
  Superscript,
  Undo2,
  WandSparkles,
} from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Toolbar as RacToolbar } from 'react-aria-components'
import { BlockTools } from '#components/editor/blocks/block-menu.tsx'
import { isInLine } from '#components/editor/extensions/lines.ts'
import type { Ask, Block } from '#components/editor/nodes/block.ts'
import { blocks } from '#components/editor/nodes/nodes.ts'
import { useWords } from '#words'
import { MoreBlocks } from './more-blocks.tsx'
import { TableTools } from './table-tools.tsx'
import { Tool, ToolGap } from './tool.tsx'
import { useEditorCommands } from './use-editor-commands.ts'

type Props = { editor: Editor; ask: (what: Ask) => void; suggestTools: ReactNode }

/**
 * The fixed toolbar. It is one tab stop; the arrow keys move along it (WAI-ARIA toolbar). It checks the text after each change, but renders
 * only when a button is switched on or off.
 */
export const Toolbar = memo(function Toolbar({ editor, ask, suggestTools }: Props) {
  const say = useWords()
  const lit = useLights(editor)
  useEditorCommands(editor, ask)
  const blockTool = (block: Block) => (
    <Tool
      key={block.id}
      name={say(`blocks.${block.id}`)}
      icon={block.icon}
      keys={block.keys}
      isDisabled={lit.isInLine && !block.isInserted}
      isOn={block.isActive ? lit.block === block.id || (block.id === 'table' && lit.table) : undefined}
      onPress={() => block.run(editor, ask)}
    />
  )
  return (
    <RacToolbar
      aria-label={say('editor.formatting')}
      className="flex items-center gap-px overflow-x-auto px-2 py-1 [scrollbar-width:none] max-lg:pr-10 max-lg:[mask-image:linear-gradient(to_left,transparent,#000_2.5rem)] md:px-3"
    >
      {/* A phone shows the more frequently used half first. */}
      <History editor={editor} lit={lit} />
      <Group className="max-md:order-1">
        <Tool
          name={say('editor.bold')}
          icon={Bold}
          keys="Mod+B"
          isOn={lit.bold}
          isDisabled={lit.isInLine}
          onPress={() => editor.chain().focus().toggleBold().run()}
        />
        <Tool
          name={say('editor.italic')}
          icon={Italic}
          keys="Mod+I"
          isOn={lit.italic}
          isDisabled={lit.isInLine}
          onPress={() => editor.chain().focus().toggleItalic().run()}
        />
        <Tool name={say('editor.link')} icon={Link} keys="Mod+K" isOn={lit.link} isDisabled={lit.isInLine} onPress={() => ask('link')} />
        <ToolGap />
      </Group>
      <Group className="max-md:order-3">{blocks.filter(({ isInserted, isRare }) => !isInserted && !isRare).map(blockTool)}</Group>
      <Group className="max-md:order-2">
        {blocks.filter(({ isInserted, isRare }) => isInserted && !isRare).map(blockTool)}
        <MoreBlocks onChoose={(block) => block.run(editor, ask)} isDisabled={lit.isInLine} />
        <BlockTools editor={editor} ask={ask} isDisabled={lit.isInLine} />
        {lit.table && <TableTools editor={editor} />}
        <ToolGap />
      </Group>
      <Scripts editor={editor} lit={lit} ask={ask} />
      <span className="flex-1" />
      <Group className="max-md:order-1">{suggestTools}</Group>
      <Panels ask={ask} />
    </RacToolbar>
  )
})

/** What opens beside the text. */
function Panels({ ask }: { ask: (what: Ask) => void }) {
  const say = useWords()
  return (
    <Group className="max-md:order-6">
      <Tool name={say('find.title')} icon={Search} keys="Mod+F" onPress={() => ask('find')} />
      <Tool name={say('typeset.title')} icon={WandSparkles} onPress={() => ask('typeset')} />
      <Tool name={say('editor.shortcuts')} icon={Keyboard} keys="Mod+/" onPress={() => ask('shortcuts')} />
    </Group>
  )
}

const Group = ({ className, children }: { className: string; children: ReactNode }) => (
  <span className={`flex shrink-0 items-center gap-px ${className}`}>{children}</span>
)

type Part = { editor: Editor; lit: ReturnType<typeof useLights> }

function History({ editor, lit }: Part) {
  const say = useWords()
  return (
    <Group className="max-md:order-5">
      <Tool
        name={say('everywhere.undo')}
        icon={Undo2}
        keys="Mod+Z"
        isDisabled={!lit.undo}
        onPress={() => editor.chain().focus().undo().run()}
      />
      <Tool
        name={say('everywhere.redo')}
        icon={Redo2}
        keys="Mod+Shift+Z"
        isDisabled={!lit.redo}
        onPress={() => editor.chain().focus().redo().run()}
      />
      <ToolGap />
    </Group>
  )
}

function Scripts({ editor, lit, ask }: Part & { ask: (what: Ask) => void }) {
  const say = useWords()
  return (
    <Group className="max-md:order-4">
      <Tool
        name={say('editor.strikethrough')}
        icon={Strikethrough}
        keys="Mod+Shift+X"
        isOn={lit.strikethrough}
        isDisabled={lit.isInLine}
        onPress={() => editor.chain().focus().toggleStrikethrough().run()}
      />
      <Tool
        name={say('editor.superscript')}
        icon={Superscript}
        keys="Mod+Alt+."
        isOn={lit.superscript}
        isDisabled={lit.isInLine}
        onPress={() => editor.chain().focus().toggleSuperscript().run()}
      />
      <Tool
        name={say('editor.subscript')}
        icon={Subscript}
        keys="Mod+Alt+,"
        isOn={lit.subscript}
        isDisabled={lit.isInLine}
        onPress={() => editor.chain().focus().toggleSubscript().run()}
      />
      <Tool
        name={say('editor.aboutWords')}
        icon={Languages}
        keys="Mod+Shift+L"
        isOn={lit.aboutWords}
        isDisabled={lit.isInLine}
        onPress={() => ask('about-words')}
      />
    </Group>
  )
}

/** Which buttons are on, for the position of the caret. */
const useLights = (editor: Editor) =>
  useEditorState({
    editor,
    selector: ({ editor }) => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      strikethrough: editor.isActive('strikethrough'),
      superscript: editor.isActive('superscript'),
      subscript: editor.isActive('subscript'),
      link: editor.isActive('link'),
      aboutWords: editor.isActive('language') || editor.isActive('abbreviation'),
      isInLine: isInLine(editor.state),
      // Not `editor.can()`, which creates all commands again at each call.
      undo: undoDepth(editor.state) > 0,
      redo: redoDepth(editor.state) > 0,
      table: editor.isActive('table'),
      block: blocks.find((block) => block.isActive?.(editor))?.id,
    }),
  })
