import { type RailIcon, railItems } from '#components/desk/rail-items.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Act, can } from '#newsroom/people/policy.ts'

export type PlaceName =
  | RailIcon
  | 'new-story'
  | 'discarded'
  | 'account'
  | 'notice-choices'
  | 'sections'
  | 'topics'
  | 'authors'
  | 'pages'
  | 'snippets'
  | 'templates'
export type Place = { name: PlaceName; href: string }

/** Pages of the desk that are not in its rail. */
const others: readonly (Place & { act: Act })[] = [
  { name: 'new-story', href: '/desk/articles/new', act: 'write a story' },
  { name: 'discarded', href: '/desk/discarded', act: 'see a story' },
  { name: 'notice-choices', href: '/desk/notices/choices', act: 'see a story' },
  { name: 'account', href: '/desk/account', act: 'see a story' },
  { name: 'sections', href: '/desk/taxonomy/sections', act: 'manage the taxonomy' },
  { name: 'topics', href: '/desk/taxonomy/topics', act: 'manage the taxonomy' },
  { name: 'authors', href: '/desk/taxonomy/authors', act: 'manage the taxonomy' },
  { name: 'snippets', href: '/desk/settings/snippets', act: 'write a story' },
  { name: 'templates', href: '/desk/settings/templates', act: 'manage writing help' },
  { name: 'pages', href: '/desk/settings/pages', act: 'change settings' },
]

/** The pages of the desk that this person may open. */
export const placesFor = (person: Person): Place[] => [
  ...railItems(person).map(({ icon, href }) => ({ name: icon, href })),
  ...others.filter(({ act }) => can(person, act)).map(({ name, href }) => ({ name, href })),
]
