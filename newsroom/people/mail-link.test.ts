import { createServer, type Server } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { oneTimeLinks, people, signInAttempts } from '#db/schema/people.ts'
import { sendsMail } from '#lib/mail.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { aVisitor } from '#testing/visitor.ts'
import { chooseDeskLanguage } from './choose-desk-language.ts'
import { mailRequestedLink } from './mail-link.ts'
import { signInByLink } from './one-time-link.ts'
import { mailProofLink } from './prove.ts'

/** A mail server that accepts everything, with as much of RFC 5321 as this test needs. */
let mails: string[] = []
let server: Server
let cast: Cast

beforeAll(async () => {
  cast = await seedCast()
  server = createServer((socket) => {
    let mail: string | null = null
    socket.write('220 test\r\n')
    socket.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\r\n')) {
        if (mail !== null && line === '.') {
          mails.push(mail)
          mail = null
          socket.write('250 taken\r\n')
        } else if (mail !== null) mail += `${line}\n`
        else if (line.startsWith('DATA')) {
          mail = ''
          socket.write('354 go on\r\n')
        } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
        else if (line) socket.write('250 fine\r\n')
      }
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  process.env.SMTP_URL = `smtp://127.0.0.1:${address.port}`
  process.env.PUBLIC_URL = 'https://news.example'
})
afterAll(() => {
  delete process.env.SMTP_URL
  delete process.env.PUBLIC_URL
  server.close()
})
beforeEach(async () => {
  mails = []
  await database().delete(signInAttempts)
})

const plain = (mail: string) => mail.replace(/=\n/g, '').replace(/=3D/g, '=')

test('a person who asks gets a working link with the site’s public address', async () => {
  await mailRequestedLink('Marta@paper.test', '192.0.2.1', 'en')
  const [mail = ''] = mails
  expect(mail).toMatch(/^To: marta@paper\.test$/im)
  expect(mail).toMatch(/^From: .*The Test Paper.*<desk@news\.example>$/im)
  const token = /https:\/\/news\.example\/desk\/sign-in\?token=([\w-]{43})/.exec(plain(mail))?.[1] ?? ''
  expect(await signInByLink(token, aVisitor)).toMatchObject({ ok: true, value: { personId: cast.marta.id } })
})

test('who asks for links on the sign-in page keeps nobody from a link to prove it, of which three an hour are sent', async () => {
  for (let n = 1; n < 6; n += 1) await mailRequestedLink(cast.marta.email, `192.0.2.${n}`, 'en')
  expect(mails).toHaveLength(3)
  for (let n = 0; n < 3; n += 1) expect(await mailProofLink(cast.marta)).toEqual({ ok: true, value: null })
  expect(mails).toHaveLength(6)
  expect(await mailProofLink(cast.marta)).toEqual({ ok: false, problem: 'too-many-links' })
  expect(mails).toHaveLength(6)
})

/** The subject and the text of a mail, decoded (RFC 2047, RFC 2045). */
function read(mail: string): string {
  const bytes = (text: string) =>
    Buffer.from(
      text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    )
  const words = mail
    .replace(/\?=\s+=\?UTF-8\?[BQ]\?/g, '')
    .replace(/=\?UTF-8\?(B|Q)\?([^?]*)\?=/g, (_, kind, text) =>
      (kind === 'B' ? Buffer.from(text, 'base64') : bytes(text.replaceAll('_', ' '))).toString(),
    )
  const [head = '', ...body] = words.split('\n\n')
  const text = body.join('\n\n')
  return `${head}\n\n${/base64/i.test(head) ? Buffer.from(text, 'base64') : /quoted-printable/i.test(head) ? bytes(text) : text}`
}

test('a mail speaks the language of whom it is for, or of who asked where they have chosen none', async () => {
  await mailRequestedLink(cast.olena.email, '192.0.2.1', 'uk')
  expect(read(mails[0] ?? '')).toContain('Відкрийте це посилання')
  expect(read(mails[0] ?? '')).toMatch(/^Subject: Вхід до редакції: The Test Paper$/m)
  await chooseDeskLanguage(cast.danylo, { language: 'uk' })
  await mailRequestedLink(cast.danylo.email, '192.0.2.1', 'en')
  expect(read(mails[1] ?? '')).toContain('https://news.example/desk/sign-in?token=')
  expect(read(mails[1] ?? '')).toContain('упродовж 15 хвилин')
})

test('no mail is sent to an address without an account', async () => {
  await mailRequestedLink('nobody@paper.test', '192.0.2.1', 'en')
  expect(mails).toEqual([])
})

test('a mailbox gets at most three mails an hour, however its address is typed', async () => {
  for (const [n, email] of ['marta@paper.test', 'Marta@paper.test', 'MARTA@paper.test', 'marta@Paper.test', 'marta@paper.TEST'].entries())
    await mailRequestedLink(email, `192.0.2.${n}`, 'en')
  expect(mails).toHaveLength(3)
})

test('without SMTP_URL nothing is mailed, and the sign-in page does not offer it', async () => {
  const kept = process.env.SMTP_URL
  delete process.env.SMTP_URL
  await mailRequestedLink(cast.marta.email, '192.0.2.1', 'en')
  expect([mails.length, sendsMail()]).toEqual([0, false])
  process.env.SMTP_URL = kept
})

test('a disabled person is mailed no link', async () => {
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.danylo.id))
  await mailRequestedLink(cast.danylo.email, '192.0.2.9', 'en')
  expect(mails).toEqual([])
  await database().update(people).set({ disabledAt: null }).where(eq(people.id, cast.danylo.id))
})

test('one network asks for twenty mails an hour at most', async () => {
  const before = (await database().select().from(oneTimeLinks)).length
  for (let n = 0; n < 21; n++) await mailRequestedLink(`nobody-${n}@paper.test`, '192.0.2.1', 'en')
  await mailRequestedLink(cast.marta.email, '192.0.2.1', 'en')
  expect(await database().select().from(oneTimeLinks)).toHaveLength(before)
})
