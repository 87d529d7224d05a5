import { NodeSelection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { BubbleMenu } from '@tiptap/react/menus'
import { MessageSquarePlus } from 'lucide-react'
import { Tool } from '#components/editor/toolbar/tool.tsx'
import { useWords } from '#words'

/** Above words that a guest selected: the button that comments on them. */
export function GuestSelection({ editor }: { editor: Editor }) {
  const say = useWords()
  return (
    <BubbleMenu
      editor={editor}
      shouldShow={({ state, editor }) => !state.selection.empty && editor.isEditable && !(state.selection instanceof NodeSelection)}
      role="toolbar"
      aria-label={say('editor.selected')}
      className="z-30 flex items-center gap-px rounded-lg bg-surface p-1 shadow-popover"
    >
      <Tool name={say('comments.start')} icon={MessageSquarePlus} keys="Mod+Alt+M" onPress={() => editor.commands.startComment()} />
    </BubbleMenu>
  )
}
