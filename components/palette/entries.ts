import type { Say } from '#components/ui/words/say.ts'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import type { Lately } from './lately.ts'
import { rateMatch } from './match.ts'
import type { Command } from './offer.ts'
import type { Place, PlaceName } from './places.ts'

export type Entry = { id: string; name: string; detail?: string; keys?: string } & ({ href: string } | { run: () => void })
export type Group = { name: 'recent' | 'places' | 'commands' | 'stories'; entries: readonly Entry[] }

/** The most that are shown of a kind. */
const most = { recent: 5, places: 5, commands: 8 }

/** Before anything is typed: the stories that were open last here, and the places that were opened most. */
export function groupsAtFirst(say: Say, places: readonly Place[], lately: Lately): Group[] {
  const times = ({ href }: Place) => lately.places[href] ?? 0
  return dropEmpty([
    { name: 'recent', entries: lately.stories.slice(0, most.recent).map((story) => entryOfStory(say, story)) },
    {
      name: 'places',
      entries: places
        .toSorted((one, other) => times(other) - times(one))
        .slice(0, most.places)
        .map((place) => entryOfPlace(say, place)),
    },
  ])
}

/** What matches what was typed, the better group first; stories, which the newsroom finds, last. */
export function groupsFor(
  say: Say,
  typed: string,
  { places, commands, stories }: { places: readonly Place[]; commands: readonly Command[]; stories: readonly FoundStory[] },
): Group[] {
  const found = [
    {
      name: 'commands' as const,
      ...best(
        commands.map((command) => ({ entry: command, rate: rateMatch(typed, command.name, command.also) })),
        most.commands,
      ),
    },
    {
      name: 'places' as const,
      ...best(
        places.map((place) => ({
          entry: entryOfPlace(say, place),
          rate: rateMatch(typed, nameOfPlace(say, place.name), say(`palette.also-${place.name}`)),
        })),
        most.places,
      ),
    },
  ].toSorted((one, other) => other.rate - one.rate)
  return dropEmpty([...found, { name: 'stories', entries: stories.map((story) => entryOfStory(say, story)) }])
}

const dropEmpty = (groups: readonly Group[]): Group[] => groups.filter(({ entries }) => entries.length > 0)

type Rated = { entry: Entry; rate: number }

function best(rated: readonly Rated[], count: number): { entries: Entry[]; rate: number } {
  const found = rated.filter(({ rate }) => rate > 0).toSorted((one, other) => other.rate - one.rate)
  return { entries: found.slice(0, count).map(({ entry }) => entry), rate: found[0]?.rate ?? 0 }
}

export type FoundStory = { id: string; headline: string; stage?: DeskStory['stage'] }

const entryOfStory = (say: Say, { id, headline, stage }: FoundStory): Entry => ({
  id: `story-${id}`,
  name: headline || say('everywhere.noHeadline'),
  href: `/desk/articles/${id}`,
  ...(stage && { detail: say(`stages.${stage}`) }),
})

const entryOfPlace = (say: Say, { name, href }: Place): Entry => ({ id: `place-${name}`, name: nameOfPlace(say, name), href })

const placeNames = {
  stories: 'desk.stories',
  notices: 'desk.notices',
  feed: 'desk.feed',
  breaking: 'desk.breaking',
  calendar: 'desk.calendar',
  wire: 'desk.wire',
  media: 'desk.media',
  taxonomy: 'desk.taxonomy',
  style: 'desk.style',
  people: 'desk.people',
  health: 'desk.health',
  audit: 'desk.audit',
  import: 'desk.import',
  programs: 'desk.programs',
  settings: 'desk.settings',
  'new-story': 'stories.newStory',
  discarded: 'stories.discarded',
  account: 'desk.yourAccount',
  'notice-choices': 'notices.choices',
  sections: 'taxonomy.sections',
  topics: 'taxonomy.topics',
  authors: 'taxonomy.authors',
  pages: 'pages.pages',
  snippets: 'snippets.title',
  templates: 'templates.title',
} as const satisfies Record<PlaceName, string>

const nameOfPlace = (say: Say, name: PlaceName): string => say(placeNames[name])
