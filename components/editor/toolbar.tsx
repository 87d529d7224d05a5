'use client'

import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { type Editor, useEditorState } from '@tiptap/react'
import { Bold, Columns3, Italic, Keyboard, Link, Redo2, Rows3, Subscript, Superscript, Trash2, Undo2 } from 'lucide-react'
import { Toolbar as RacToolbar } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import { type Ask, blocks } from './blocks.ts'
import { Tool, ToolGap } from './tool.tsx'

/** The fixed toolbar: one stop of Tab, the arrows go along it. It looks at the text after each change, and is drawn again only when a light goes on or off. */
export function Toolbar({ editor, ask }: { editor: Editor; ask: (what: Ask) => void }) {
  const lit = useEditorState({
    editor,
    selector: ({ editor }) => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      superscript: editor.isActive('superscript'),
      subscript: editor.isActive('subscript'),
      link: editor.isActive('link'),
      // Not `editor.can()`, which makes all commands anew for each look.
      undo: undoDepth(editor.state) > 0,
      redo: redoDepth(editor.state) > 0,
      table: editor.isActive('table'),
      block: blocks.find((block) => block.isActive?.(editor))?.id,
    }),
  })
  return (
    <RacToolbar aria-label="Formatting" className="flex items-center gap-px overflow-x-auto px-2 py-1 [scrollbar-width:none] md:px-3">
      <Tool name="Undo" icon={Undo2} keys="Mod+Z" isDisabled={!lit.undo} onPress={() => editor.chain().focus().undo().run()} />
      <Tool name="Redo" icon={Redo2} keys="Mod+Shift+Z" isDisabled={!lit.redo} onPress={() => editor.chain().focus().redo().run()} />
      <ToolGap />
      <Tool name="Bold" icon={Bold} keys="Mod+B" isOn={lit.bold} onPress={() => editor.chain().focus().toggleBold().run()} />
      <Tool name="Italic" icon={Italic} keys="Mod+I" isOn={lit.italic} onPress={() => editor.chain().focus().toggleItalic().run()} />
      <Tool
        name="Superscript"
        icon={Superscript}
        keys="Mod+Alt+."
        isOn={lit.superscript}
        onPress={() => editor.chain().focus().toggleSuperscript().run()}
      />
      <Tool
        name="Subscript"
        icon={Subscript}
        keys="Mod+Alt+,"
        isOn={lit.subscript}
        onPress={() => editor.chain().focus().toggleSubscript().run()}
      />
      <Tool name="Link" icon={Link} keys="Mod+K" isOn={lit.link} onPress={() => ask('link')} />
      <ToolGap />
      {blocks.map((block) => (
        <Tool
          key={block.id}
          name={block.name}
          icon={block.icon}
          keys={block.keys}
          isOn={block.isActive ? lit.block === block.id || (block.id === 'table' && lit.table) : undefined}
          onPress={() => block.run(editor, ask)}
        />
      ))}
      {lit.table && <TableTools editor={editor} />}
      <span className="flex-1" />
      <Tool name="Keyboard shortcuts" icon={Keyboard} keys="Mod+/" onPress={() => ask('shortcuts')} />
    </RacToolbar>
  )
}

function TableTools({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus()
  return (
    <>
      <ToolGap />
      <MenuTrigger>
        <Button tone="quiet" size="small">
          Table
        </Button>
        <Menu>
          <MenuItem onAction={() => chain().addRowBefore().run()}>Row above</MenuItem>
          <MenuItem onAction={() => chain().addRowAfter().run()}>Row below</MenuItem>
          <MenuItem onAction={() => chain().addColumnBefore().run()}>Column before</MenuItem>
          <MenuItem onAction={() => chain().addColumnAfter().run()}>Column after</MenuItem>
          <MenuItem onAction={() => chain().toggleHeaderRow().run()}>First row is a header, or not</MenuItem>
          <MenuItem onAction={() => chain().deleteRow().run()}>Remove row</MenuItem>
          <MenuItem onAction={() => chain().deleteColumn().run()}>Remove column</MenuItem>
          <MenuItem danger onAction={() => chain().deleteTable().run()}>
            Remove table
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <Tool name="Add row" icon={Rows3} onPress={() => chain().addRowAfter().run()} />
      <Tool name="Add column" icon={Columns3} onPress={() => chain().addColumnAfter().run()} />
      <Tool name="Remove table" icon={Trash2} onPress={() => chain().deleteTable().run()} />
    </>
  )
}
