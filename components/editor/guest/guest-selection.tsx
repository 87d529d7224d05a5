import type { Editor } from '@tiptap/react'
import { MessageSquarePlus } from 'lucide-react'
import { SelectionBubble } from '#components/editor/toolbar/selection-bubble.tsx'
import { Tool } from '#components/editor/toolbar/tool.tsx'
import { useWords } from '#words'

/** Above words that a guest selected: the button that comments on them. */
export function GuestSelection({ editor }: { editor: Editor }) {
  const say = useWords()
  return (
    <SelectionBubble editor={editor}>
      <Tool name={say('comments.start')} icon={MessageSquarePlus} keys="Mod+Alt+M" onPress={() => editor.commands.startComment()} />
    </SelectionBubble>
  )
}
