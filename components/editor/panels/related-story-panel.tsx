'use client'

import type { Editor } from '@tiptap/core'
import type { EditorActions } from '#components/editor/actions.ts'
import { Panel } from '#components/ui/panel.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import { useWords } from '#words'
import { StoryFinder } from './story-finder.tsx'

/** Chooses the published story that a card will lead to. */
export function RelatedStoryPanel({
  editor,
  findStories,
  onClose,
}: {
  editor: Editor
  findStories: (query: string) => ReturnType<EditorActions['findStories']>
  onClose: () => void
}) {
  const say = useWords()
  async function find(query: string) {
    const stories = await valueInTime(findStories(query))
    return stories.map((story) => ({ ...story, detail: story.dek || story.path }))
  }
  return (
    <Panel
      title={say('editor.relatedStory')}
      onClose={onClose}
      className="absolute top-2 left-1/2 z-30 w-[min(28rem,calc(100%-1.5rem))] -translate-x-1/2"
    >
      <StoryFinder
        label={say('editor.findByHeadline')}
        placeholder={say('editor.newestBelow')}
        find={find}
        onTake={(story) => {
          onClose()
          editor.chain().focus().insertRelatedStory(story.id).run()
        }}
      />
    </Panel>
  )
}
