import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { outbox } from '#db/schema/record.ts'
import { authorRedirects, authors } from '#db/schema/taxonomy.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { disable } from './disable.ts'
import { enable } from './enable.ts'
import { invite } from './invite.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

/** The tags of the rows that an act wrote for the edges. */
async function tagsOf(act: () => Promise<unknown>): Promise<string[]> {
  const [before] = await database().select({ id: outbox.id }).from(outbox).orderBy(desc(outbox.id)).limit(1)
  await act()
  const rows = await database().select({ id: outbox.id, tags: outbox.tags }).from(outbox).orderBy(outbox.id)
  return rows.filter(({ id }) => id > (before?.id ?? 0)).flatMap(({ tags }) => tags)
}

async function inviteNow(name: string, role: 'journalist' | 'editor' = 'journalist', email = `${randomUUID()}@paper.test`) {
  const invited = await invite(cast.ihor, { name, role, email })
  if (!invited.ok) throw new Error(invited.problem)
  return { email, personId: invited.value.personId }
}
const authorOf = async (personId: string) => (await database().select().from(authors).where(eq(authors.personId, personId)))[0]

test('pages of the staff are told when an author’s account is disabled and enabled; of other accounts they are not', async () => {
  expect(await tagsOf(() => disable(cast.ihor, cast.olena.id))).toEqual(['staff'])
  expect(await tagsOf(() => disable(cast.ihor, cast.olena.id))).toEqual([]) // nothing changed
  expect(await tagsOf(() => enable(cast.ihor, cast.olena.id))).toEqual(['staff'])
  expect(await tagsOf(() => disable(cast.ihor, cast.danylo.id))).toEqual([])
})

test('so they are when somebody is invited who is an author, new or known, and when the invitation is withdrawn', async () => {
  let personId = ''
  const invited = await tagsOf(async () => {
    personId = (await inviteNow('Vira Lys')).personId
  })
  expect(invited).toEqual(['staff', `author:${(await authorOf(personId))?.id}`])
  expect(await tagsOf(() => withdrawInvitation(cast.ihor, personId))).toEqual(['staff'])

  await database()
    .insert(authors)
    .values({ slug: 'taras-lys', name: { en: 'Taras Lys' } })
  expect(await tagsOf(() => inviteNow('Taras Lys', 'editor'))).toEqual(['staff'])
  expect(await tagsOf(() => inviteNow('Nobody At All', 'editor'))).toEqual([])
})

test('a new author takes the address of a merged one, and who was led elsewhere from there is told', async () => {
  await database().insert(authorRedirects).values({ slug: 'nina-koval', authorId: cast.author.id })
  let personId = ''
  const told = await tagsOf(async () => {
    personId = (await inviteNow('Nina Koval')).personId
  })
  const author = await authorOf(personId)
  expect(author).toMatchObject({ slug: 'nina-koval' })
  expect(told).toEqual(['staff', `author:${author?.id}`, `author:${cast.author.id}`])
})

test('a journalist whose invitation was withdrawn is invited anew, as the author that they were', async () => {
  const { personId, email } = await inviteNow('Roman Hai')
  const before = await authorOf(personId)
  await withdrawInvitation(cast.ihor, personId)
  const told = await tagsOf(() => inviteNow('Roman Hai', 'journalist', email))
  expect(told).toEqual(['staff'])
  expect(await authorOf(personId)).toEqual(before)
})
