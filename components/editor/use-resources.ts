'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { inTime } from '#components/ui/in-time.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { EditorActions } from './actions.ts'
import type { EditorResources, PictureFacts, StoryFacts } from './editor-resources.ts'

type Known<Facts> = ReadonlyMap<string, Facts | 'gone'>

/** The pictures and stories that came with the story. Others are requested together, once. */
export function useResources(story: Pick<DraftFor, 'pictures' | 'stories'>, lookUp: EditorActions['lookUp']) {
  const [pictures, setPictures] = useState<Known<PictureFacts>>(() => new Map(story.pictures.map((picture) => [picture.id, picture])))
  const [stories, setStories] = useState<Known<StoryFacts>>(() => new Map(story.stories.map((found) => [found.id, found])))
  const wanted = useRef({ pictures: new Set<string>(), stories: new Set<string>(), asked: new Set<string>() })

  const ask = useCallback(
    (kind: 'pictures' | 'stories', id: string) => {
      const { current } = wanted
      if (!id || current.asked.has(id)) return
      if (current.pictures.size + current.stories.size === 0) {
        setTimeout(async () => {
          const sent = { pictures: [...current.pictures], stories: [...current.stories] }
          current.pictures.clear()
          current.stories.clear()
          const answer = await inTime(lookUp(sent))
          if (!answer.ok) {
            for (const missed of [...sent.pictures, ...sent.stories]) current.asked.delete(missed)
            return
          }
          setPictures((known) => withFound(known, sent.pictures, answer.value.pictures))
          setStories((known) => withFound(known, sent.stories, answer.value.stories))
        }, 50)
      }
      current.asked.add(id)
      current[kind].add(id)
    },
    [lookUp],
  )

  const learn = useCallback((picture: PictureFacts) => setPictures((known) => new Map(known).set(picture.id, picture)), [])
  const resources = useMemo<Pick<EditorResources, 'picture' | 'story'>>(
    () => ({
      picture: (id) => pictures.get(id) ?? void ask('pictures', id),
      story: (id) => stories.get(id) ?? void ask('stories', id),
    }),
    [pictures, stories, ask],
  )
  return { resources, learn }
}

function withFound<Facts extends { id: string }>(known: Known<Facts>, asked: string[], found: Facts[]): Known<Facts> {
  const next = new Map(known)
  for (const id of asked) next.set(id, 'gone')
  for (const facts of found) next.set(facts.id, facts)
  return next
}
