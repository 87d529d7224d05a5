import { expect, test } from 'vitest'
import { NotAllowed } from '#lib/outcome.ts'
import { type Actor, machine, type Role } from './person.ts'
import { type Act, acts, authorise, can } from './policy.ts'

/** Every row of the policy spelled out. y: everyone's, o: only their own, n: never. Order: journalist, editor, admin, machine, guest. */
const truth: Record<Act, string> = {
  'write a story': 'y y y y n',
  'see a story': 'o y y y o',
  'suggest in a story': 'o y y n o',
  'save a story': 'o y y y n',
  'comment on a story': 'o y y n o',
  'change a comment': 'o o o n o',
  'require suggestions': 'n y y n n',
  'share a story': 'o y y n n',
  'discard a story': 'o y y n n',
  'restore a story': 'o y y n n',
  'submit a story': 'o y y n n',
  'send back a story': 'n y y n n',
  'publish a story': 'n y y y n',
  'assign a story': 'n y y n n',
  'set a deadline': 'n y y n n',
  'schedule a story': 'n y y n n',
  'correct a story': 'n y y n n',
  'set an embargo': 'o y y y n',
  'lift an embargo': 'n y y n n',
  'invite a guest': 'n y y n n',
  'show a story outside': 'o y y n n',
  'unpublish a story': 'n y y y n',
  'take down a story': 'n y y n n',
  'restore a taken-down story': 'n n y n n',
  'see the feed desk': 'n y y y n',
  'order the feed': 'n y y y n',
  'publish breaking news': 'n y y n n',
  'see the library': 'y y y y n',
  'add a picture': 'y y y y n',
  'add an attachment': 'y y y y n',
  'describe a picture': 'o y y y n',
  'delete a picture': 'o y y n n',
  'describe an attachment': 'o y y y n',
  'delete an attachment': 'o y y n n',
  'see the wire': 'y y y y n',
  'manage the wire': 'n y y n n',
  'manage the taxonomy': 'n y y y n',
  'manage writing help': 'n y y y n',
  'move the newsroom': 'n n y y n',
  'manage people': 'n n y y n',
  'see the health': 'n y y n n',
  'handle a job': 'n y y n n',
  'see the audit': 'n y y n n',
  'change settings': 'n n y y n',
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
const actors = [person('journalist'), person('editor'), person('admin'), machine('import'), person('guest')]

const rows = Object.entries(truth).flatMap(([act, marks]) =>
  marks.split(' ').map((mark, at) => ({ act: act as Act, actor: actors[at], role: actors[at]?.role, mark })),
)

test('every act is in the table of this test', () => {
  expect(Object.keys(truth).sort()).toEqual([...acts].sort())
})

test.each(rows)('$role, $act: $mark', ({ act, actor, mark }) => {
  if (!actor) throw new Error('a row has five marks')
  expect(can(actor, act, { mine: true, guestMay: 'suggest' })).toBe(mark !== 'n')
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
const ofTheWhole: Act[] = ['publish breaking news', 'manage the wire', 'manage the taxonomy', 'manage writing help', 'handle a job']

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

test.each([
  ['read', { 'see a story': true, 'comment on a story': false, 'suggest in a story': false }],
  ['comment', { 'see a story': true, 'comment on a story': true, 'suggest in a story': false }],
  ['suggest', { 'see a story': true, 'comment on a story': true, 'suggest in a story': true }],
  [null, { 'see a story': true, 'comment on a story': false, 'suggest in a story': false }],
] as const)('an invitation to %s allows a guest just that', (guestMay, allowed) => {
  for (const [act, isAllowed] of Object.entries(allowed)) {
    expect(can(person('guest'), act as Act, { mine: true, guestMay }), act).toBe(isAllowed)
    expect(can(person('guest'), act as Act, { mine: false, guestMay }), act).toBe(false)
  }
})
