import { expect, test } from 'vitest'
import { NotAllowed } from '#lib/outcome.ts'
import { type Actor, machine, type Role } from './person.ts'
import { type Act, acts, authorise, can } from './policy.ts'

/** Every row of the policy spelled out. y: everyone's, o: only their own, n: never. Order: journalist, editor, admin, machine. */
const truth: Record<Act, string> = {
  'write a story': 'y y y y',
  'see a story': 'o y y y',
  'suggest in a story': 'o y y n',
  'save a story': 'o y y y',
  'comment on a story': 'o y y n',
  'change a comment': 'o o o n',
  'require suggestions': 'n y y n',
  'share a story': 'o y y n',
  'discard a story': 'o y y n',
  'restore a story': 'o y y n',
  'submit a story': 'o y y n',
  'send back a story': 'n y y n',
  'publish a story': 'n y y y',
  'assign a story': 'n y y n',
  'set a deadline': 'n y y n',
  'schedule a story': 'n y y n',
  'correct a story': 'n y y n',
  'set an embargo': 'o y y y',
  'lift an embargo': 'n y y n',
  'show a story outside': 'o y y n',
  'unpublish a story': 'n y y y',
  'take down a story': 'n y y n',
  'restore a taken-down story': 'n n y n',
  'see the feed desk': 'n y y y',
  'order the feed': 'n y y y',
  'publish breaking news': 'n y y n',
  'see the library': 'y y y y',
  'add a picture': 'y y y y',
  'describe a picture': 'o y y y',
  'delete a picture': 'o y y n',
  'see the wire': 'y y y y',
  'manage the wire': 'n y y n',
  'manage the taxonomy': 'n y y y',
  'move the newsroom': 'n n y y',
  'manage people': 'n n y y',
  'see the health': 'n y y n',
  'handle a job': 'n y y n',
  'see the audit': 'n y y n',
  'change settings': 'n n y y',
}

const person = (role: Role): Actor => ({
  id: role,
  name: role,
  email: `${role}@paper.test`,
  role,
  sessionId: 'here',
  limits: null,
  isProven: true,
  deskLanguage: null,
})
const actors = [person('journalist'), person('editor'), person('admin'), machine('import')]

const rows = Object.entries(truth).flatMap(([act, marks]) =>
  marks.split(' ').map((mark, at) => ({ act: act as Act, actor: actors[at], role: actors[at]?.role, mark })),
)

test('every act is in the table of this test', () => {
  expect(Object.keys(truth).sort()).toEqual([...acts].sort())
})

test.each(rows)('$role, $act: $mark', ({ act, actor, mark }) => {
  if (!actor) throw new Error('a row has four marks')
  expect(can(actor, act, { mine: true })).toBe(mark !== 'n')
  expect(can(actor, act, { mine: false })).toBe(mark === 'y')
  expect(can(actor, act)).toBe(mark !== 'n')
})

test('a refusal names the act', () => {
  expect(() => authorise(person('journalist'), 'publish a story', { mine: true })).toThrow(NotAllowed)
  expect(() => authorise(person('journalist'), 'publish a story', { mine: true })).toThrow('journalist may not publish a story')
  expect(() => authorise(person('editor'), 'publish a story', { mine: false })).not.toThrow()
})

const theirs = '01890000-0000-7000-8000-000000000001'
const other = '01890000-0000-7000-8000-000000000002'
const limited: Actor = { ...person('editor'), limits: { sections: [theirs], slugs: ['war'] } } as Actor

/** What an editor of some sections may do to a story or feed elsewhere. As above; what is not listed is as for a journalist. */
const elsewhere: Partial<Record<Act, string>> = { 'see a story': 'y', 'suggest in a story': 'y', 'comment on a story': 'y' }
const ofTheWhole: Act[] = ['publish breaking news', 'manage the wire', 'manage the taxonomy', 'handle a job']

test.each(acts)('an editor of some sections, elsewhere, %s: as a journalist, besides reading, commenting and suggesting', (act) => {
  const mark = elsewhere[act] ?? truth[act][0]
  for (const sections of [[other], [theirs, other], [other, null]]) {
    expect(can(limited, act, { mine: true, sections })).toBe(mark !== 'n')
    expect(can(limited, act, { mine: false, sections })).toBe(mark === 'y')
  }
})

test.each(acts)('an editor of some sections, in those and in stories without one, %s: as an editor', (act) => {
  const editor = !ofTheWhole.includes(act) && truth[act][2] !== 'n'
  for (const sections of [[theirs], [theirs, theirs], [theirs, null], [null, null], []])
    expect(can(limited, act, { mine: true, sections })).toBe(editor)
})

test('an editor of some sections orders the feeds of those, and their draft orders', () => {
  const may = (feed: string) => can(limited, 'order the feed', { mine: true, feed })
  expect(['section:war', 'draft:section:war', 'section:sport', 'draft:section:sport', 'main', 'draft:main'].map(may)).toEqual([
    ...[true, true],
    ...[false, false, false, false],
  ])
  expect(can(person('editor'), 'order the feed', { mine: true, feed: 'main' })).toBe(true)
})
