import { useState } from 'react'
import { askAddress } from '#components/ui/ask-address.ts'
import { useSearchResults } from '#components/ui/use-search-results.ts'
import { useWords } from '#words'
import { type FoundStory, type Group, groupsAtFirst, groupsFor } from './entries.ts'
import { readLately } from './lately.ts'
import { commandsNow } from './offer.ts'
import type { Place } from './places.ts'

/** From this length on, stories are looked for. Letters. */
const shortest = 2

/** What the palette lists for what was typed. The commands are those of the moment at which it was opened. */
export function useEntries(
  personId: string,
  places: readonly Place[],
  typed: string,
): { groups: Group[]; isCurrent: boolean; hasFailed: boolean } {
  const say = useWords()
  const [commands] = useState(commandsNow)
  const [lately] = useState(() => readLately(personId))
  const words = typed.trim()
  const isSearched = words.length >= shortest
  const { found, isCurrent, hasFailed } = useSearchResults(['palette'], isSearched ? words : null, findStories)
  return {
    groups:
      words === '' ? groupsAtFirst(say, places, lately) : groupsFor(say, words, { places, commands, stories: isSearched ? found : [] }),
    isCurrent: isCurrent || !isSearched,
    hasFailed: isSearched && hasFailed,
  }
}

async function findStories(words: string, signal: AbortSignal): Promise<FoundStory[]> {
  const answer = await askAddress<{ stories: FoundStory[] }>(`/desk/find?words=${encodeURIComponent(words)}`, signal)
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.stories
}
