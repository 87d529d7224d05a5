import type { Editor } from '@tiptap/core'
import { ChevronDown, Columns3, Rows3, Trash2 } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/notify.ts'
import { Tool, ToolGap } from './tool.tsx'

/** What can be done with the table that the cursor is in. */
export function TableTools({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus()
  return (
    <>
      <ToolGap />
      <MenuTrigger>
        <Button tone="quiet" size="small">
          Edit table <ChevronDown size={13} aria-hidden="true" />
        </Button>
        <Menu>
          <MenuItem onAction={() => chain().addRowBefore().run()}>Row above</MenuItem>
          <MenuItem onAction={() => chain().addRowAfter().run()}>Row below</MenuItem>
          <MenuItem onAction={() => chain().addColumnBefore().run()}>Column before</MenuItem>
          <MenuItem onAction={() => chain().addColumnAfter().run()}>Column after</MenuItem>
          <MenuItem onAction={() => chain().toggleHeaderRow().run()}>First row is a header, or not</MenuItem>
          <MenuItem onAction={() => chain().deleteRow().run()}>Remove row</MenuItem>
          <MenuItem onAction={() => chain().deleteColumn().run()}>Remove column</MenuItem>
          <MenuItem danger onAction={() => removeTable(editor)}>
            Remove table
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <Tool name="Add row" icon={Rows3} onPress={() => chain().addRowAfter().run()} />
      <Tool name="Add column" icon={Columns3} onPress={() => chain().addColumnAfter().run()} />
      <ToolGap />
      <Tool name="Remove table" icon={Trash2} onPress={() => removeTable(editor)} />
    </>
  )
}

/** Says so, and offers the table back for as long as nothing else was written: later, undo would take other words first. */
function removeTable(editor: Editor): void {
  editor.chain().focus().deleteTable().run()
  const without = editor.state.doc
  const undo = () => {
    if (editor.isDestroyed) return
    if (editor.state.doc.eq(without)) editor.chain().focus().undo().run()
    else notify.problem('The text has changed since', { detail: 'Press Undo in the toolbar until the table is back.' })
  }
  notify.done('Table removed', { action: { label: 'Undo', onClick: undo } })
}
