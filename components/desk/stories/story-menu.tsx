'use client'

import { MenuItem } from '#components/ui/menu.tsx'
import { RowMenu } from '#components/ui/row-menu.tsx'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import { useWords } from '#words'
import type { BulkAct } from './bulk/bulk-acts.ts'
import { useSelection } from './bulk/selection.tsx'

/** What can be done with one story of the list: the acts of the bar, with this story alone selected. */
export function StoryMenu({ story }: { story: Pick<DeskStory, 'id' | 'headline' | 'stage' | 'hasChanges' | 'planned'> }) {
  const say = useWords()
  const { acts, openFor } = useSelection()
  const wanted = acts.filter((act) => isPossible(act, story))
  if (wanted.length === 0 && !story.planned) return null
  return (
    <RowMenu
      label={story.headline ? say('stories.moreFor', { headline: story.headline }) : say('stories.moreForThis')}
      name={say('stories.more')}
      className="-my-1 max-md:-my-2! max-md:h-10! max-md:w-10!"
    >
      {() => (
        <>
          {story.planned && <MenuItem href={`/desk/articles/${story.id}`}>{say('stories.changePlan')}</MenuItem>}
          {wanted.map((act) => (
            <MenuItem key={act} onAction={() => openFor(story.id, act)}>
              {say(`stories.bulk-${act}`)}
            </MenuItem>
          ))}
        </>
      )}
    </RowMenu>
  )
}

/** Whether the act would do anything with this story. */
function isPossible(act: BulkAct, { stage, hasChanges, planned }: Pick<DeskStory, 'stage' | 'hasChanges' | 'planned'>): boolean {
  if (stage === 'taken-down') return false
  if (act === 'schedule') return !planned && (stage !== 'published' || hasChanges)
  return act !== 'unpublish' || stage === 'published'
}
