import { expect, test } from 'vitest'
import type { Say } from '#components/ui/words/say.ts'
import type { Person, Role } from '#newsroom/people/person.ts'
import { groupsFor } from './entries.ts'
import { placesFor } from './places.ts'

const person = (role: Role): Person => ({
  ...{ id: role, name: role, email: '', role, limits: null, sessionId: '' },
  ...{ isProven: false, deskLanguage: null },
})
const names = (role: Role) => placesFor(person(role)).map(({ name }) => name)

test('a person is offered the places that they may open, and no others', () => {
  expect(names('journalist')).toContain('snippets')
  for (const place of ['templates', 'pages', 'settings', 'people', 'feed'] as const) expect(names('journalist')).not.toContain(place)
  expect(names('editor')).toContain('templates')
  expect(names('editor')).not.toContain('pages')
  expect(names('admin')).toContain('pages')
})

test('however much matches, few are shown of a kind', () => {
  const say = ((key: string) => key) as Say // no more of it is called
  const commands = Array.from({ length: 20 }, (_, at) => ({ id: `${at}`, name: `List ${at}`, run: () => {} }))
  const [group] = groupsFor(say, 'list', { places: [], commands, stories: [] })
  expect(group?.entries).toHaveLength(8)
})
