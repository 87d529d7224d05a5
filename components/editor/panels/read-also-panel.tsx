'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { listHere, mostListed, storiesIn } from '#components/editor/nodes/stories/read-also-commands.ts'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import { useWords } from '#words'
import { StoryFinder } from './story-finder.tsx'

/** Chooses the published stories of a list one after another, until it is closed. */
export function ReadAlsoPanel({
  editor,
  findStories,
  onClose,
}: {
  editor: Editor
  findStories: (query: string) => ReturnType<EditorActions['findStories']>
  onClose: () => void
}) {
  const say = useWords()
  const [added, setAdded] = useState<string>()
  const listed = useEditorState({ editor, selector: ({ editor }) => storiesHere(editor) })
  const isFull = listed.length >= mostListed
  async function find(query: string) {
    const stories = await valueInTime(findStories(query))
    return stories.filter(({ id }) => !listed.includes(id)).map((story) => ({ ...story, detail: story.dek || story.path }))
  }
  return (
    <Panel
      title={say('blocks.read-also')}
      onClose={onClose}
      className="absolute top-2 left-1/2 z-30 w-[min(28rem,calc(100%-1.5rem))] -translate-x-1/2"
    >
      {isFull ? (
        <p className="text-sm">{say('blocks.listFull', { most: mostListed })}</p>
      ) : (
        <StoryFinder
          key={listed.join()}
          label={say('editor.findByHeadline')}
          placeholder={say('editor.newestBelow')}
          find={find}
          onTake={(story) => {
            if (editor.commands.addToList(story.id)) setAdded(story.headline)
          }}
        />
      )}
      <p role="status" className="text-ink-soft text-xs">
        {added && say('blocks.addedToList', { headline: added, count: listed.length })}
      </p>
      <Button className="mt-2" size="small" tone={listed.length > 0 ? 'primary' : 'plain'} onPress={onClose}>
        {say('everywhere.close')}
      </Button>
    </Panel>
  )
}

function storiesHere({ state }: Editor): string[] {
  const list = listHere(state)
  return list ? storiesIn(list.node) : []
}
