import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { sessions } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { checkChain } from '#newsroom/audit/check-chain.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeRole } from './change-role.ts'
import { finishFirstStep } from './finish-sign-in.ts'
import { openSessions } from './open-sessions.ts'
import { ownAccount } from './own-account.ts'
import { sessionsOf } from './sessions-of.ts'

let cast: Cast
let there: Cast['olena']
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, notices, outbox, audit restart identity cascade`)
  cast = await seedCast()
  const visitor = { address: '192.0.2.1', userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' }
  const signedIn = await transaction((tx) => finishFirstStep(tx, cast.olena, 'password', visitor))
  if (!signedIn.ok) throw new Error(signedIn.problem)
  there = { ...cast.olena, sessionId: signedIn.value.sessionId }
})

const changeTitle = (person: Cast['olena'], articleId: string) =>
  changeDetails(person, { articleId, changes: { seoTitle: `Changed ${Math.floor(performance.now())}` } })
const lastActs = async (of: Cast['olena'], seenBy = of) => {
  const listed = await openSessions({ of: of.id, seenBy })
  return Object.fromEntries(
    listed.map(({ id, lastAct }) => [id === there.sessionId ? 'there' : 'here', lastAct && [lastAct.verb, lastAct.name]]),
  )
}

test('each session says what was done last in it, and on what; one in which nothing was done says nothing', async () => {
  expect(await lastActs(cast.olena)).toEqual({ here: null, there: ['sign-in', null] })
  await changeTitle(there, cast.articles.draft)
  await submit(cast.olena, { articleId: cast.articles.unpublished })
  expect(await lastActs(cast.olena)).toEqual({
    here: ['submit', 'The unpublished story'],
    there: ['change-details', 'The draft story'],
  })
  const { sessions } = await ownAccount(there)
  expect(sessions.map(({ here, lastAct }) => [here, lastAct?.verb]).sort()).toEqual([
    [false, 'submit'],
    [true, 'change-details'],
  ])
  expect(sessions[0]?.lastAct?.at.getTime()).toBeGreaterThan(Date.now() - 600_000)
})

test('a session that was ended or is over is not listed, nor one of somebody else', async () => {
  const [over, ended] = [{ expiresAt: sql`now() - interval '1 second'` }, { revokedAt: sql`now()` }]
  expect(await openSessions({ of: cast.danylo.id, seenBy: cast.ihor })).toMatchObject([{ id: cast.danylo.sessionId, here: false }])
  await database().update(sessions).set(over).where(eq(sessions.id, there.sessionId))
  await database().update(sessions).set(ended).where(eq(sessions.id, cast.danylo.sessionId))
  expect(Object.keys(await lastActs(cast.olena))).toEqual(['here'])
  expect(await openSessions({ of: cast.danylo.id, seenBy: cast.ihor })).toEqual([])
})

test('what was done in somebody’s name by the program is no act of a session', async () => {
  await changeTitle({ ...cast.olena, sessionId: '' }, cast.articles.draft)
  expect((await lastActs(cast.olena)).here).toBeNull()
})

test('it does not name a story that one may not see any more, nor one that is gone', async () => {
  const { draft } = cast.articles
  await changeTitle(there, draft)
  await database().update(articles).set({ createdBy: cast.danylo.id }).where(eq(articles.id, draft))
  expect((await lastActs(cast.olena)).there).toEqual(['change-details', null])
  expect((await lastActs(cast.olena, cast.ihor)).there).toEqual(['change-details', 'The draft story'])
  await database().delete(articles).where(eq(articles.id, draft))
  expect((await lastActs(cast.olena, cast.ihor)).there).toEqual(['change-details', null])
})

test('an admin sees the sessions of a person, and nobody else does', async () => {
  await changeRole(cast.ihor, cast.danylo.id, 'editor')
  expect(await sessionsOf(cast.ihor, { personId: cast.ihor.id })).toMatchObject({
    ok: true,
    value: [{ here: true, lastAct: { verb: 'change-role', name: 'Danylo' } }],
  })
  const asked = await sessionsOf(cast.ihor, { personId: cast.olena.id })
  expect(asked.ok && asked.value.map(({ here }) => here)).toEqual([false, false])
  await expect(sessionsOf(cast.marta, { personId: cast.olena.id })).rejects.toThrow(NotAllowed)
  await expect(sessionsOf(cast.olena, { personId: cast.olena.id })).rejects.toThrow(NotAllowed)
})

test('the session is in the chain: nobody changes it unseen', async () => {
  await changeTitle(there, cast.articles.draft)
  expect((await checkChain([])).wrong).toBeNull()
  const change = (sessionId: string | null) =>
    database().transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.update(audit).set({ sessionId }).where(eq(audit.verb, 'change-details'))
    })
  for (const other of [null, cast.marta.sessionId]) {
    await change(other)
    expect((await checkChain([])).wrong).toMatchObject({ problem: 'changed' })
  }
  await change(there.sessionId)
  expect((await checkChain([])).wrong).toBeNull()
})
