import type { Person } from '#newsroom/people/person.ts'
import { type Act, can } from '#newsroom/people/policy.ts'

export type RailIcon =
  | 'stories'
  | 'notices'
  | 'feed'
  | 'breaking'
  | 'calendar'
  | 'media'
  | 'taxonomy'
  | 'style'
  | 'people'
  | 'health'
  | 'audit'
  | 'wire'
  | 'import'
  | 'programs'
  | 'settings'
/** `isRare`: on a phone it is in the menu “More”. */
export type RailItem = { href: string; icon: RailIcon; isRare?: true }

const items: readonly (RailItem & { act: Act })[] = [
  { href: '/desk', icon: 'stories', act: 'see a story' },
  { href: '/desk/notices', icon: 'notices', act: 'see a story' },
  { href: '/desk/feed', icon: 'feed', act: 'see the feed desk' },
  { href: '/desk/breaking', icon: 'breaking', act: 'publish breaking news', isRare: true },
  { href: '/desk/calendar', icon: 'calendar', act: 'see a story' },
  { href: '/desk/wire', icon: 'wire', act: 'see the wire', isRare: true },
  { href: '/desk/media', icon: 'media', act: 'see the library' },
  { href: '/desk/taxonomy', icon: 'taxonomy', act: 'manage the taxonomy', isRare: true },
  { href: '/desk/settings/house-style', icon: 'style', act: 'write a story', isRare: true },
  { href: '/desk/people', icon: 'people', act: 'manage people', isRare: true },
  { href: '/desk/health', icon: 'health', act: 'see the health', isRare: true },
  { href: '/desk/audit', icon: 'audit', act: 'see the audit', isRare: true },
  { href: '/desk/import', icon: 'import', act: 'move the newsroom', isRare: true },
  { href: '/desk/programs', icon: 'programs', act: 'change settings', isRare: true },
  { href: '/desk/settings', icon: 'settings', act: 'change settings', isRare: true },
]

/** The parts of the desk that this person may open: a guest has the list of their stories. */
export const railItems = (person: Person): RailItem[] =>
  items.filter(({ act, href }) => can(person, act) && (person.role !== 'guest' || href === '/desk')).map(({ act: _, ...item }) => item)
