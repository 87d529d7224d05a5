'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { StoryFinder } from '#components/editor/panels/story-finder.tsx'
import { askAddress } from '#components/ui/ask-address.ts'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { useWords } from '#words'
import { keepItem } from './waiting-item.ts'

/** Brings something of the library into a story: one of the newest, one that is looked for, or one that is begun with it. It opens, and has it. */
export function UseInStory({ item }: { item: LibraryItem }) {
  const say = useWords()
  const router = useRouter()
  const [isChoosing, setChoosing] = useState(false)
  const open = (story: string | null) => {
    keepItem(item, story)
    router.push(`/desk/articles/${story ?? 'new'}`)
  }
  async function find(words: string) {
    const asked = words.trim() === '' ? 'newest=yes' : `words=${encodeURIComponent(words)}`
    const answer = await askAddress<{ stories: Found[] }>(`/desk/find?${asked}`, new AbortController().signal)
    if (!answer.ok) throw new Error(answer.problem)
    return answer.value.stories
      .filter(({ stage }) => stage !== 'taken-down')
      .map(({ id, headline, stage }) => ({ id, headline, detail: say(`stages.${stage}`) }))
  }
  return (
    <section className="mt-5 grid justify-items-start gap-2 border-line border-t pt-3">
      <p className="text-ink-soft text-xs">{say(`media.inStoryAbout-${item.kind === 'picture' ? 'picture' : 'file'}`)}</p>
      {isChoosing ? (
        <Panel title={say('media.inStory')} onClose={() => setChoosing(false)} className="w-full">
          <Button size="small" tone="primary" onPress={() => open(null)}>
            {say('media.inNewStory')}
          </Button>
          <div className="mt-3">
            <StoryFinder
              label={say('editor.findByHeadline')}
              placeholder={say('editor.newestBelow')}
              find={find}
              onTake={({ id }) => open(id)}
            />
          </div>
        </Panel>
      ) : (
        <Button size="small" onPress={() => setChoosing(true)}>
          {say('media.inStory')}
        </Button>
      )}
    </section>
  )
}

type Found = { id: string; headline: string; stage: Stage }
