'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { inTime } from '#components/ui/in-time.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import type { EditorActions } from './actions.ts'
import type { EditorResources, PictureFacts, StoryFacts } from './editor-resources.ts'

type Known<Facts> = ReadonlyMap<string, Facts | 'gone'>

/** The pictures, stories and files that came with the story. Others are requested together, once. */
export function useResources(story: Pick<DraftFor, 'pictures' | 'stories' | 'attachments'>, lookUp: EditorActions['lookUp']) {
  const [pictures, setPictures] = useState<Known<PictureFacts>>(() => new Map(story.pictures.map((picture) => [picture.id, picture])))
  const [stories, setStories] = useState<Known<StoryFacts>>(() => new Map(story.stories.map((found) => [found.id, found])))
  const [attachments, setAttachments] = useState<Known<PaperAttachment>>(() => new Map(story.attachments.map((file) => [file.id, file])))
  const wanted = useRef({
    pictures: new Set<string>(),
    stories: new Set<string>(),
    attachments: new Set<string>(),
    asked: new Set<string>(),
  })

  const ask = useCallback(
    (kind: 'pictures' | 'stories' | 'attachments', id: string) => {
      const { current } = wanted
      if (!id || current.asked.has(id)) return
      if (current.pictures.size + current.stories.size + current.attachments.size === 0) {
        setTimeout(async () => {
          const sent = { pictures: [...current.pictures], stories: [...current.stories], attachments: [...current.attachments] }
          current.pictures.clear()
          current.stories.clear()
          current.attachments.clear()
          const answer = await inTime(lookUp(sent))
          if (!answer.ok) {
            for (const missed of [...sent.pictures, ...sent.stories, ...sent.attachments]) current.asked.delete(missed)
            return
          }
          setPictures((known) => withFound(known, sent.pictures, answer.value.pictures))
          setStories((known) => withFound(known, sent.stories, answer.value.stories))
          setAttachments((known) => withFound(known, sent.attachments, answer.value.attachments))
        }, 50)
      }
      current.asked.add(id)
      current[kind].add(id)
    },
    [lookUp],
  )

  const learn = useCallback((picture: PictureFacts) => setPictures((known) => new Map(known).set(picture.id, picture)), [])
  const learnAttachment = useCallback((file: PaperAttachment) => setAttachments((known) => new Map(known).set(file.id, file)), [])
  const resources = useMemo<Pick<EditorResources, 'picture' | 'story' | 'attachment'>>(
    () => ({
      picture: (id) => pictures.get(id) ?? void ask('pictures', id),
      story: (id) => stories.get(id) ?? void ask('stories', id),
      attachment: (id) => attachments.get(id) ?? void ask('attachments', id),
    }),
    [pictures, stories, attachments, ask],
  )
  return { resources, learn, learnAttachment }
}

function withFound<Facts extends { id: string }>(known: Known<Facts>, asked: string[], found: Facts[]): Known<Facts> {
  const next = new Map(known)
  for (const id of asked) next.set(id, 'gone')
  for (const facts of found) next.set(facts.id, facts)
  return next
}
