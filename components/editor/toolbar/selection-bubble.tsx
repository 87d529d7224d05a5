import { NodeSelection } from '@tiptap/pm/state'
import { type Editor, useEditorState } from '@tiptap/react'
import { BubbleMenu } from '@tiptap/react/menus'
import { type ReactNode, useState } from 'react'
import { useWords } from '#words'

/**
 * A small toolbar above selected words. It comes with the first selection: Tiptap's plugin for it closes the menu of blocks, which is open only
 * where nothing is selected.
 */
export function SelectionBubble({ editor, children }: { editor: Editor; children: ReactNode }) {
  const say = useWords()
  const isSelected = useEditorState({ editor, selector: ({ editor }) => !editor.state.selection.empty })
  const [isWanted, setWanted] = useState(isSelected)
  if (isSelected && !isWanted) setWanted(true)
  if (!isWanted) return null
  return (
    <BubbleMenu editor={editor} shouldShow={areWordsSelected} className="z-30">
      {/* The menu passes neither role nor name on to its own element. */}
      <div role="toolbar" aria-label={say('editor.selected')} className="flex items-center gap-px rounded-lg bg-surface p-1 shadow-popover">
        {children}
      </div>
    </BubbleMenu>
  )
}

const areWordsSelected = ({ editor }: { editor: Editor }): boolean => {
  const { selection } = editor.state
  return !selection.empty && 'parent' in selection.$from && editor.isEditable && !(selection instanceof NodeSelection)
}
