import { UserRoundCheck } from 'lucide-react'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import { useWords } from '#words'
import { DeadlineWords } from './deadline-words.tsx'

/** Who looks after a story and when it is to be ready, as a line of its row in a list; nothing without either. */
export function AssignedLine({ story: { editor, deadline } }: { story: Pick<DeskStory, 'editor' | 'deadline'> }) {
  const say = useWords()
  if (!editor && !deadline) return null
  return (
    <div className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-soft text-xs">
      {editor && (
        <span className="flex min-w-0 items-center gap-1">
          <UserRoundCheck size={13} aria-hidden="true" className="shrink-0" />
          <span className="truncate">{say('assignment.editorIs', { name: editor.name })}</span>
        </span>
      )}
      {deadline && <DeadlineWords deadline={deadline} />}
    </div>
  )
}
