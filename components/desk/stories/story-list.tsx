'use client'

import { useRef } from 'react'
import { usePlainLinks } from '#components/ui/link.tsx'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import type { Wanted } from './address.ts'
import { SelectAllBox } from './bulk/select-box.tsx'
import { StoryColumns, StoryRow } from './story-row.tsx'

/** One page of the list, below the headings of its columns. */
export function StoryList({ name, stories, wanted, zone }: { name: string; stories: readonly DeskStory[]; wanted: Wanted; zone: string }) {
  const list = useRef<HTMLUListElement>(null)
  usePlainLinks(list)
  return (
    <>
      <div className="flex items-center gap-2 pb-1">
        <SelectAllBox />
        <StoryColumns />
        <span className="w-7 shrink-0 max-md:hidden" />
      </div>
      <ul ref={list} aria-label={name} className="border-line border-t">
        {stories.map((story) => (
          <StoryRow key={story.id} story={story} wanted={wanted} zone={zone} />
        ))}
      </ul>
    </>
  )
}
