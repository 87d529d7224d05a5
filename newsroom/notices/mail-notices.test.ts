import { readdir, readFile } from 'node:fs/promises'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { noticeChoices, notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { mailFolder } from '#lib/mail-folder.ts'
import { chooseDeskLanguage } from '#newsroom/people/choose-desk-language.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { MailServer, readMail } from '#testing/mail-server.ts'
import { ownHome } from '#testing/pictures.ts'
import { choicesOf } from './choices-of.ts'
import { chooseNotices } from './choose-notices.ts'
import { gatherMail } from './gather-mail.ts'
import { mailNotices } from './mail-notices.ts'
import { makeOffToken, readOffToken } from './off-token.ts'
import { readNotices } from './read-notices.ts'
import { tellOf } from './tell-of.ts'
import { kindsOfLink, turnOffMail } from './turn-off-mail.ts'

ownHome()
const server = new MailServer()
let cast: Cast
let articleId: string
beforeAll(async () => {
  cast = await seedCast()
  articleId = cast.articles.submitted
  await server.start()
  process.env.PUBLIC_URL = 'https://news.example'
})
beforeEach(async () => {
  server.mails.length = 0
  server.mood = 'takes'
  await database().delete(notices)
  await database().delete(noticeChoices)
  await database().execute(sql`delete from pgboss.job`)
})
afterEach(() => {
  server.mood = 'takes'
})
afterAll(() => {
  server.stop()
  delete process.env.PUBLIC_URL
})

type Telling = Partial<Parameters<typeof tellOf>[1]>
const tell = (telling: Telling = {}) =>
  transaction((tx) => tellOf(tx, { kind: 'sent-back', key: 'one', to: [cast.olena.id], by: cast.marta.id, articleId, ...telling }))
const mailOlena = () => mailNotices(cast.olena.id)
const states = async () => (await database().select({ mail: notices.mail }).from(notices).orderBy(notices.key)).map(({ mail }) => mail)
const jobs = () =>
  database().execute<{ name: string; key: string }>(
    sql`select name, singleton_key as key from pgboss.job where name in ('mail-notices', 'gather-mail') order by name`,
  )
const idOf = (mail = '') => /^Message-ID: (.+)$/im.exec(mail)?.[1]

test('a notice is mailed once, in text and HTML, with a way to turn such mails off', async () => {
  await tell({ detail: { text: 'Who says so?' } })
  await mailOlena()
  await mailOlena()
  expect(server.mails).toHaveLength(1)
  const mail = readMail(server.mails[0] ?? '')
  expect(mail).toMatch(/^Subject: Marta sent a story back: The submitted story$/m)
  expect(mail).toMatch(/^To: olena@paper\.test$/m)
  expect(mail).toMatch(/^List-Unsubscribe: <https:\/\/news\.example\/api\/notices\/off\?token=[\w.-]+>$/m)
  expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  expect(mail).toMatch(/^Content-Type: multipart\/alternative/m)
  expect(mail.match(/Who says so\?/g)).toHaveLength(2)
  expect(mail).toContain(`https://news.example/desk/articles/${articleId}`)
  expect(mail).toContain('Turn these mails off: https://news.example/desk/notices/off?token=')
  expect(mail).not.toMatch(/<(img|link|script|style)/i)
  expect(await states()).toEqual(['sent'])
})

test('several notices of a person are one mail; those of two people are two', async () => {
  await tell()
  await tell({ key: 'two', kind: 'assigned', to: [cast.olena.id, cast.ihor.id] })
  await mailOlena()
  expect(server.mails).toHaveLength(1)
  const mail = readMail(server.mails[0] ?? '')
  expect(mail).toMatch(/^Subject: The Test Paper: 2 new notices$/m)
  expect(mail).toContain('Marta sent a story back')
  expect(mail).toContain('Marta gave you a story')
  await mailNotices(cast.ihor.id)
  expect(server.mails).toHaveLength(2)
  expect(readMail(server.mails[1] ?? '')).not.toContain('sent a story back')
})

test('a person without anything to be told gets no mail', async () => {
  await mailOlena()
  await mailNotices('01890000-0000-7000-8000-000000000001')
  expect(server.mails).toEqual([])
})

test('a mail speaks the language of whom it is for', async () => {
  await chooseDeskLanguage(cast.olena, { language: 'uk' })
  await tell()
  await mailOlena()
  const mail = readMail(server.mails[0] ?? '')
  expect(mail).toMatch(/^Subject: Marta повертає матеріал: The submitted story$/m)
  expect(mail).toContain('<html lang="uk">')
  expect(mail).toContain('Вимкнути такі листи')
  await chooseDeskLanguage(cast.olena, { language: null })
})

test('of a story under embargo a mail says neither headline nor text', async () => {
  const until = new Date(Date.now() + 3_600_000)
  await database()
    .update(articles)
    .set({ embargoUntil: until, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC' })
    .where(eq(articles.id, articleId))
  await tell({ detail: { text: 'Ask the minister' } })
  await mailOlena()
  const mail = readMail(server.mails[0] ?? '')
  expect(mail).toMatch(/^Subject: Marta sent a story back: an embargoed story$/m)
  expect(mail).not.toMatch(/submitted.story|minister/i)
  await database().update(articles).set({ embargoUntil: null, embargoWall: null, embargoZone: null }).where(eq(articles.id, articleId))
})

test('a headline or a name can neither add a header line nor markup', async () => {
  const headline = 'One\r\nBcc: all@paper.test\r\n\r\n<img src=x onerror=alert(1)>&"'
  const [before] = await database().select({ headline: drafts.headline }).from(drafts).where(eq(drafts.articleId, articleId))
  await database().update(drafts).set({ headline }).where(eq(drafts.articleId, articleId))
  await database().update(people).set({ name: 'Marta\nX-Evil: 1 <b>' }).where(eq(people.id, cast.marta.id))
  await tell()
  await mailOlena()
  const head = (server.mails[0] ?? '').split('\n\n')[0] ?? ''
  expect(head).not.toMatch(/^(Bcc|X-Evil)/im)
  const html = readMail(server.mails[0] ?? '').split('text/html')[1] ?? ''
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;')
  expect(html).not.toMatch(/<img|<b>/)
  await database()
    .update(drafts)
    .set(before ?? {})
    .where(eq(drafts.articleId, articleId))
  await database().update(people).set({ name: 'Marta' }).where(eq(people.id, cast.marta.id))
})

test.each(['refuses', 'hangs', 'dies', 'forgets'] as const)('a server that %s is tried again, with the same mail', async (mood) => {
  server.mood = mood
  await tell()
  await expect(mailOlena()).rejects.toThrow()
  expect(await states()).toEqual(['waiting'])
  const [before] = await database().select({ mailId: notices.mailId }).from(notices)
  server.mood = 'takes'
  await tell({ key: 'two', kind: 'assigned' })
  await mailOlena()
  expect(await states()).toEqual(['sent', 'sent'])
  const sent = server.mails.map(idOf)
  expect(sent.slice(-2)[0]).toBe(`<${before?.mailId}@news.example>`)
  expect(new Set(sent).size).toBe(2)
})

test('two workers send a mail once', async () => {
  await tell()
  await Promise.all([mailOlena(), mailOlena(), mailOlena()])
  expect(server.mails).toHaveLength(1)
})

test('two workers that try a mail again send it once', async () => {
  server.mood = 'refuses'
  await tell()
  await expect(mailOlena()).rejects.toThrow()
  server.mood = 'takes'
  await Promise.all([mailOlena(), mailOlena(), mailOlena()])
  expect(server.mails).toHaveLength(1)
  expect(await states()).toEqual(['sent'])
})

test('what was read, is not wanted any more, is too old, or may not be seen now is not mailed', async () => {
  await tell()
  await readNotices(cast.olena, {})
  await mailOlena()
  await tell({ key: 'two' })
  await chooseNotices(cast.olena, { kind: 'sent-back', inDesk: true, byMail: false })
  await mailOlena()
  await tell({ key: 'three', kind: 'assigned' })
  await database().update(notices).set({ createdAt: sql`now() - interval '25 hours'` }).where(eq(notices.key, 'three'))
  await mailOlena()
  await tell({ key: 'zero', kind: 'assigned', to: [cast.olena.id] })
  await database().update(articles).set({ createdBy: cast.danylo.id }).where(eq(articles.id, articleId))
  await mailOlena()
  await database().update(articles).set({ createdBy: cast.olena.id }).where(eq(articles.id, articleId))
  await tell({ key: 'z', kind: 'assigned' })
  await database().update(people).set({ disabledAt: new Date() }).where(eq(people.id, cast.olena.id))
  await mailOlena()
  await database().update(people).set({ disabledAt: null }).where(eq(people.id, cast.olena.id))
  expect(server.mails).toEqual([])
  expect(await states()).toEqual(Array(5).fill('dropped'))
})

test('a mail is begun once its moment has come, for each person once; an urgent one at once', async () => {
  await tell()
  await gatherMail()
  expect(await jobs()).toEqual([])
  await database().update(notices).set({ mailAt: sql`now()` })
  await gatherMail()
  await gatherMail()
  expect(await jobs()).toEqual([{ name: 'mail-notices', key: cast.olena.id }])
  await tell({ key: 'two', kind: 'schedule', toEditors: true, by: null })
  expect((await jobs()).map(({ name }) => name)).toEqual(['gather-mail', 'mail-notices'])
  await gatherMail()
  expect((await jobs()).flatMap(({ name, key }) => (name === 'mail-notices' ? key : [])).toSorted()).toEqual(
    [cast.olena.id, cast.marta.id, cast.ihor.id].toSorted(),
  )
})

test('a mail whose worker ended is begun again, not at once', async () => {
  await tell()
  await database().update(notices).set({ mail: 'sending', mailAt: sql`now()`, mailId: '01890000-0000-7000-8000-000000000001' })
  await gatherMail()
  await mailOlena()
  expect([await jobs(), server.mails]).toEqual([[], []])
  await database().update(notices).set({ mailAt: sql`now() - interval '11 minutes'` })
  await gatherMail()
  expect(await jobs()).toHaveLength(1)
  await mailOlena()
  expect(server.mails.map(idOf)).toEqual(['<01890000-0000-7000-8000-000000000001@news.example>'])
})

test('without a mail server a mail is a file', async () => {
  const kept = process.env.SMTP_URL
  delete process.env.SMTP_URL
  await tell()
  await mailOlena()
  process.env.SMTP_URL = kept
  const [name = '', ...others] = await readdir(mailFolder())
  expect([name.endsWith('.eml'), others]).toEqual([true, []])
  expect(readMail(await readFile(`${mailFolder()}/${name}`, 'utf8'))).toMatch(/^Subject: Marta sent a story back: The submitted story$/m)
  expect(await states()).toEqual(['sent'])
})

test('the link of a mail turns off that kind by mail alone, only by being sent', async () => {
  const token = makeOffToken({ personId: cast.olena.id, kinds: ['sent-back'] })
  const olenas = async () => (await choicesOf(cast.olena)).filter(({ byMail }) => byMail).map(({ kind }) => kind)
  expect(kindsOfLink(token)).toEqual(['sent-back'])
  expect(await olenas()).toEqual(['sent-back', 'mention', 'assigned', 'security'])
  expect(await turnOffMail({ token }, '192.0.2.1')).toMatchObject({ ok: true })
  expect(await turnOffMail({ token }, '192.0.2.1')).toMatchObject({ ok: true })
  expect(await olenas()).toEqual(['mention', 'assigned', 'security'])
  expect((await choicesOf(cast.olena)).find(({ kind }) => kind === 'sent-back')).toMatchObject({ inDesk: true, byMail: false })
})

test('a link of one person does nothing for another, nor for another kind', async () => {
  const token = makeOffToken({ personId: cast.olena.id, kinds: ['sent-back'] })
  const before = await database().select().from(noticeChoices)
  const forged = [
    token.replace(cast.olena.id, cast.danylo.id),
    token.replace('sent-back', 'mention'),
    token.replace('sent-back', 'sent-back.mention'),
    token.slice(0, -1),
    '',
    '.',
  ]
  for (const wrong of forged) {
    expect(readOffToken(wrong)).toBeNull()
    expect(await turnOffMail({ token: wrong }, '192.0.2.9')).toMatchObject({ ok: false, problem: 'wrong-link' })
  }
  expect(await database().select().from(noticeChoices)).toEqual(before)
})

test('too many wrong links from one network are not looked at any more', async () => {
  for (let at = 0; at < 40; at += 1) await turnOffMail({ token: 'wrong' }, '198.51.100.7')
  expect(await turnOffMail({ token: 'wrong' }, '198.51.100.7')).toMatchObject({ problem: 'too-many' })
  expect(await turnOffMail({ token: 'wrong' }, '198.51.100.8')).toMatchObject({ problem: 'wrong-link' })
})

test('of very many notices each one is mailed, in several mails', async () => {
  for (let n = 0; n < 53; n += 1) await tell({ key: `many ${n}` })
  await mailOlena()
  expect(server.mails).toHaveLength(2)
  expect(new Set(await states())).toEqual(new Set(['sent']))
})
