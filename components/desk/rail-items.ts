import type { Person } from '#newsroom/people/person.ts'
import { type Act, can } from '#newsroom/people/policy.ts'

export type RailIcon = 'stories' | 'feed' | 'media' | 'taxonomy' | 'people' | 'settings'
export type RailItem = { href: string; label: string; icon: RailIcon }

const items: readonly (RailItem & { act: Act })[] = [
  { href: '/desk', label: 'Stories', icon: 'stories', act: 'see a story' },
  { href: '/desk/feed', label: 'Feed', icon: 'feed', act: 'see the feed desk' },
  { href: '/desk/media', label: 'Media', icon: 'media', act: 'see the library' },
  { href: '/desk/taxonomy', label: 'Taxonomy', icon: 'taxonomy', act: 'manage the taxonomy' },
  { href: '/desk/people', label: 'People', icon: 'people', act: 'manage people' },
  { href: '/desk/settings', label: 'Settings', icon: 'settings', act: 'change settings' },
]

/** The parts of the desk that this person may open. */
export const railItems = (person: Person): RailItem[] =>
  items.filter(({ act }) => can(person, act)).map(({ href, label, icon }) => ({ href, label, icon }))
