/** What somebody opened on this device: the newest stories, and how often each place. Without local storage nothing is remembered. */
export type Lately = { stories: readonly { id: string; headline: string }[]; places: Readonly<Record<string, number>> }

const nothing: Lately = { stories: [], places: {} }
const storedAs = 'galley-lately'
const mostStories = 8

/** One person's; those of another who signed in here before are not read, and are written over. */
export function readLately(personId: string): Lately {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storedAs) ?? 'null')
    return isKept(kept) && kept.personId === personId ? { stories: kept.stories, places: kept.places } : nothing
  } catch {
    return nothing
  }
}

export function rememberStory(personId: string, id: string, headline: string): void {
  const { stories, places } = readLately(personId)
  write(personId, { places, stories: [{ id, headline }, ...stories.filter((story) => story.id !== id)].slice(0, mostStories) })
}

export function countPlace(personId: string, href: string): void {
  const { stories, places } = readLately(personId)
  write(personId, { stories, places: { ...places, [href]: (places[href] ?? 0) + 1 } })
}

/** Somebody else has signed in, or nobody is any more. */
export function forgetLatelyOfOthers(personId: string | null): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storedAs) ?? 'null')
    if (!isKept(kept) || kept.personId !== personId) localStorage.removeItem(storedAs)
  } catch {
    // nothing is kept here
  }
}

function write(personId: string, lately: Lately): void {
  try {
    localStorage.setItem(storedAs, JSON.stringify({ personId, ...lately }))
  } catch {
    // a full or forbidden storage: the palette works without
  }
}

const isKept = (kept: unknown): kept is Lately & { personId: string } =>
  typeof kept === 'object' &&
  kept !== null &&
  'personId' in kept &&
  'stories' in kept &&
  Array.isArray(kept.stories) &&
  'places' in kept &&
  typeof kept.places === 'object' &&
  kept.places !== null
