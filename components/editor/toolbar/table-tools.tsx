import type { Editor } from '@tiptap/core'
import { CellSelection, splitCell } from '@tiptap/pm/tables'
import { useEditorState } from '@tiptap/react'
import { ChevronDown, Columns3, Rows3, Trash2 } from 'lucide-react'
import { alignmentHere } from '#components/editor/nodes/tables/align-columns.ts'
import { mergeSelected, mergeWith } from '#components/editor/nodes/tables/merge-cells.ts'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuSection, MenuTrigger } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/notify.ts'
import type { Say } from '#components/ui/words/say.ts'
import { alignments, figureShapes } from '#newsroom/articles/nodes.ts'
import { useWords } from '#words'
import { Tool, ToolGap } from './tool.tsx'

/** The commands for the table that contains the caret. All of them work from the caret: a finger cannot select cells. */
export function TableTools({ editor }: { editor: Editor }) {
  const say = useWords()
  const chain = () => editor.chain().focus()
  return (
    <>
      <ToolGap />
      <MenuTrigger>
        <Button tone="quiet" size="small">
          {say('editor.editTable')} <ChevronDown size={13} aria-hidden="true" />
        </Button>
        <Menu onClose={() => backToText(editor)}>
          <MenuItem onAction={() => chain().addRowBefore().run()}>{say('editor.rowAbove')}</MenuItem>
          <MenuItem onAction={() => chain().addRowAfter().run()}>{say('editor.rowBelow')}</MenuItem>
          <MenuItem onAction={() => chain().addColumnBefore().run()}>{say('editor.columnBefore')}</MenuItem>
          <MenuItem onAction={() => chain().addColumnAfter().run()}>{say('editor.columnAfter')}</MenuItem>
          <MenuItem onAction={() => chain().toggleHeaderRow().run()}>{say('editor.headerRow')}</MenuItem>
          <MenuItem onAction={() => chain().toggleHeaderColumn().run()}>{say('editor.headerColumn')}</MenuItem>
          <MenuSection aria-label={say('blocks.drawnAs')}>
            {figureShapes.map((shape) => (
              <MenuItem key={shape} onAction={() => chain().drawTable(shape).run()}>
                {say(`blocks.drawnAs-${shape}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuItem onAction={() => chain().deleteRow().run()}>{say('editor.removeRow')}</MenuItem>
          <MenuItem onAction={() => chain().deleteColumn().run()}>{say('editor.removeColumn')}</MenuItem>
          <MenuItem danger onAction={() => removeTable(say, editor)}>
            {say('editor.removeTable')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <CellsMenu editor={editor} />
      <Tool name={say('editor.addRow')} icon={Rows3} onPress={() => chain().addRowAfter().run()} />
      <Tool name={say('editor.addColumn')} icon={Columns3} onPress={() => chain().addColumnAfter().run()} />
      <ToolGap />
      <Tool name={say('editor.removeTable')} icon={Trash2} onPress={() => removeTable(say, editor)} />
    </>
  )
}

/** How the column is aligned, and what is merged. */
function CellsMenu({ editor }: { editor: Editor }) {
  const say = useWords()
  const chain = () => editor.chain().focus()
  const lit = useEditorState({ editor, selector: ({ editor }) => cellsLit(editor) })
  return (
    <MenuTrigger>
      <Button tone="quiet" size="small">
        {say('editor.cells')} <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Menu onClose={() => backToText(editor)}>
        <MenuSection aria-label={say('editor.alignColumn')} selectionMode="single" selectedKeys={[lit.alignment ?? 'auto']}>
          {([null, ...alignments] as const).map((to) => (
            <MenuItem key={to ?? 'auto'} id={to ?? 'auto'} onAction={() => chain().alignColumns(to).run()}>
              {say(`editor.align-${to ?? 'auto'}`)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection aria-label={say('editor.mergeOrSplit')}>
          {lit.isSelected ? (
            <MenuItem isDisabled={!lit.selected} onAction={() => chain().joinCells('selected').run()}>
              {say('editor.mergeSelected')}
            </MenuItem>
          ) : (
            <>
              <MenuItem isDisabled={!lit.right} onAction={() => chain().joinCells('right').run()}>
                {say('editor.mergeRight')}
              </MenuItem>
              <MenuItem isDisabled={!lit.below} onAction={() => chain().joinCells('below').run()}>
                {say('editor.mergeBelow')}
              </MenuItem>
            </>
          )}
          <MenuItem isDisabled={!lit.split} onAction={() => chain().splitCell().run()}>
            {say('editor.splitCell')}
          </MenuItem>
        </MenuSection>
      </Menu>
    </MenuTrigger>
  )
}

/** When the menu has closed, before it gives the focus back to its button: one goes on writing in the cell. */
const backToText = (editor: Editor) => requestAnimationFrame(() => !editor.isDestroyed && editor.commands.focus())

const cellsLit = ({ state }: Editor) => ({
  alignment: alignmentHere(state),
  isSelected: state.selection instanceof CellSelection,
  selected: mergeSelected(state),
  right: mergeWith('right')(state),
  below: mergeWith('below')(state),
  split: splitCell(state),
})

/** Reports that the table was removed, with an undo while nothing else has been written. After that, undo would first undo other changes. */
function removeTable(say: Say, editor: Editor): void {
  editor.chain().focus().deleteTable().run()
  const without = editor.state.doc
  const undo = () => {
    if (editor.isDestroyed) return
    if (editor.state.doc.eq(without)) editor.chain().focus().undo().run()
    else notify.problem(say('editor.textChanged'), { detail: say('editor.textChangedAbout') })
  }
  notify.done(say('editor.tableRemoved'), { action: { label: say('everywhere.undo'), onClick: undo } })
}
