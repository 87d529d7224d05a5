import { UserRoundCheck } from 'lucide-react'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import { useWords } from '#words'

/** Who looks after a story, as a line of its row in a list; nothing without anybody. */
export function AssignedLine({ story: { editor } }: { story: Pick<DeskStory, 'editor'> }) {
  const say = useWords()
  if (!editor) return null
  return (
    <p className="mt-0.5 flex min-w-0 flex-wrap gap-x-3 text-ink-soft text-xs">
      <span className="flex min-w-0 items-center gap-1">
        <UserRoundCheck size={13} aria-hidden="true" className="shrink-0" />
        <span className="truncate">{say('assignment.editorIs', { name: editor.name })}</span>
      </span>
    </p>
  )
}
