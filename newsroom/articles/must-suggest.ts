import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'

/** Whether a person changes the text of a story by suggestions only. */
export const mustSuggest = (person: Person, { suggestOnly }: { suggestOnly: boolean }): boolean =>
  suggestOnly && !can(person, 'require suggestions')
