import type { Person } from '#newsroom/people/person.ts'
import { type Act, can } from '#newsroom/people/policy.ts'

export type RailIcon = 'stories' | 'notices' | 'feed' | 'media' | 'taxonomy' | 'people' | 'settings'
export type RailItem = { href: string; icon: RailIcon }

const items: readonly (RailItem & { act: Act })[] = [
  { href: '/desk', icon: 'stories', act: 'see a story' },
  { href: '/desk/notices', icon: 'notices', act: 'see a story' },
  { href: '/desk/feed', icon: 'feed', act: 'see the feed desk' },
  { href: '/desk/media', icon: 'media', act: 'see the library' },
  { href: '/desk/taxonomy', icon: 'taxonomy', act: 'manage the taxonomy' },
  { href: '/desk/people', icon: 'people', act: 'manage people' },
  { href: '/desk/settings', icon: 'settings', act: 'change settings' },
]

/** The parts of the desk that this person may open. */
export const railItems = (person: Person): RailItem[] =>
  items.filter(({ act }) => can(person, act)).map(({ href, icon }) => ({ href, icon }))
