'use client'

import { useState } from 'react'
import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import { useWords } from '#words'
import type { Details, EditorActions } from '../actions.ts'
import { StoryFinder } from '../panels/story-finder.tsx'

/** The same story in another language. */
export function TwinField({
  details,
  findTwins,
  onChange,
}: {
  details: Pick<Details, 'id' | 'twins'>
  findTwins: EditorActions['findTwins']
  onChange: (twinId: string | null) => void
}) {
  const say = useWords()
  const [isChoosing, setChoosing] = useState(false)
  async function find(query: string) {
    const stories = await valueInTime(findTwins({ articleId: details.id, query }))
    return stories.map((story) => ({
      ...story,
      detail: story.isEmbargoed ? `${story.language}, ${say('embargo.embargo')}` : story.language,
    }))
  }
  return (
    <div className="grid grid-cols-1 gap-2">
      {details.twins.map((twin) => (
        <p key={twin.id} className="flex gap-2">
          <span className="font-semibold text-ink-faint uppercase">{twin.language}</span>
          <a href={`/desk/articles/${twin.id}`} lang={twin.language} className="truncate underline underline-offset-2">
            {twin.headline || say('everywhere.noHeadline')}
          </a>
          {twin.isEmbargoed && <EmbargoMark />}
        </p>
      ))}
      {isChoosing && (
        <StoryFinder
          label={say('editor.findByHeadline')}
          placeholder={say('editor.lastChanged')}
          find={find}
          onTake={({ id }) => {
            setChoosing(false)
            onChange(id)
          }}
        />
      )}
      <div className="flex gap-2">
        <Button size="small" onPress={() => setChoosing(!isChoosing)}>
          {say(isChoosing ? 'everywhere.cancel' : 'editor.linkTwin')}
        </Button>
        {details.twins.length > 0 && (
          <Button size="small" tone="quiet" onPress={() => onChange(null)}>
            {say('editor.unlink')}
          </Button>
        )}
      </div>
    </div>
  )
}
