import type { Extensions } from '@tiptap/core'
import { useState } from 'react'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { OwnSuggestions, suggestMode } from './suggest-mode.ts'

/** What makes suggestions of what is written, made once; on from the first key for who may only suggest. */
export function useSuggesting(
  { suggestions }: Pick<DraftFor, 'suggestions'>,
  mustSuggest: boolean,
): { own: OwnSuggestions; extension: Extensions } {
  const [suggesting] = useState(() => {
    const own = new OwnSuggestions()
    own.add(suggestions.filter(({ isOwn }) => isOwn).map(({ id }) => id))
    return { own, extension: [suggestMode(own, mustSuggest)] }
  })
  return suggesting
}
