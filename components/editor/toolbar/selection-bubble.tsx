import { NodeSelection } from '@tiptap/pm/state'
import { type Editor, useEditorState } from '@tiptap/react'
import { BubbleMenu } from '@tiptap/react/menus'
import { SuggestionPluginKey } from '@tiptap/suggestion'
import { type ReactNode, useState } from 'react'
import { useWords } from '#words'

/**
 * A small toolbar above selected words. Tiptap adds a plugin for it to the editor, which makes the views of all plugins anew: the menu of
 * blocks would close, so one that is open is waited for.
 */
export function SelectionBubble({ editor, children }: { editor: Editor; children: ReactNode }) {
  const say = useWords()
  const isMenuOpen = useEditorState({ editor, selector: ({ editor }) => SuggestionPluginKey.getState(editor.state)?.active === true })
  const [isThere, setThere] = useState(!isMenuOpen)
  if (!isMenuOpen && !isThere) setThere(true)
  if (!isThere) return null
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
