import { and, asc, eq, gt, gte, or } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { ownWords } from '#db/schema/grammar.ts'
import { noticeChoices, notices } from '#db/schema/notices.ts'
import { codeApps, passkeys, people, sessions } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { snippets } from '#db/schema/snippets.ts'
import type { Person } from './person.ts'

/** Acts that are read at once: somebody who works here for years has hundreds of thousands. */
const pageSize = 1_000

/**
 * What Galley has stored of a person, for that person: one JSON object, in pieces. Passwords, keys and digests are not in it, nor are texts,
 * which belong to their stories; `acts` says when this person did what to which story, page by page.
 */
export async function* ownData(person: Person): AsyncGenerator<string> {
  const own = database()
  const parts = {
    account: await accountOf(person),
    sessions: await own
      .select({
        browser: sessions.userAgent,
        createdAt: sessions.createdAt,
        seenAt: sessions.seenAt,
        expiresAt: sessions.expiresAt,
        revokedAt: sessions.revokedAt,
      })
      .from(sessions)
      .where(eq(sessions.personId, person.id))
      .orderBy(asc(sessions.createdAt)),
    passkeys: await own
      .select({ name: passkeys.name, createdAt: passkeys.createdAt, usedAt: passkeys.usedAt })
      .from(passkeys)
      .where(eq(passkeys.personId, person.id))
      .orderBy(asc(passkeys.createdAt)),
    appForCodes: await own.select({ createdAt: codeApps.createdAt }).from(codeApps).where(eq(codeApps.personId, person.id)),
    choicesOfNotices: await own
      .select({ kind: noticeChoices.kind, inDesk: noticeChoices.inDesk, byMail: noticeChoices.byMail })
      .from(noticeChoices)
      .where(eq(noticeChoices.personId, person.id)),
    snippets: await own
      .select({ name: snippets.name, body: snippets.body, changedAt: snippets.changedAt })
      .from(snippets)
      .where(eq(snippets.personId, person.id))
      .orderBy(asc(snippets.name)),
    words: await own.select({ word: ownWords.word }).from(ownWords).where(eq(ownWords.personId, person.id)).orderBy(asc(ownWords.word)),
    notices: await own
      .select({ kind: notices.kind, articleId: notices.articleId, createdAt: notices.createdAt, readAt: notices.readAt })
      .from(notices)
      .where(eq(notices.personId, person.id))
      .orderBy(asc(notices.createdAt)),
  }
  yield '{\n'
  for (const [name, rows] of Object.entries(parts)) yield `"${name}": ${JSON.stringify(rows, null, 1)},\n`
  yield '"acts": ['
  let between = '\n'
  let last: { at: Date; id: number } | undefined
  do {
    const page = await actsAfter(person, last)
    for (const { id: _, ...act } of page) {
      yield `${between}${JSON.stringify(act)}`
      between = ',\n'
    }
    last = page.length < pageSize ? undefined : page.at(-1)
  } while (last)
  yield '\n]}\n'
}

const accountOf = (person: Person) =>
  database()
    .select({
      id: people.id,
      email: people.email,
      name: people.name,
      role: people.role,
      deskLanguage: people.deskLanguage,
      createdAt: people.createdAt,
      joinedAt: people.joinedAt,
    })
    .from(people)
    .where(eq(people.id, person.id))

const actsAfter = (person: Person, last: { at: Date; id: number } | undefined) =>
  database()
    .select({ id: audit.id, at: audit.createdAt, verb: audit.verb, subject: audit.subject, subjectId: audit.subjectId })
    .from(audit)
    .where(
      and(
        eq(audit.personId, person.id),
        last && gte(audit.createdAt, last.at), // the condition from which the index scan can start
        last && or(gt(audit.createdAt, last.at), gt(audit.id, last.id)),
      ),
    )
    .orderBy(asc(audit.createdAt), asc(audit.id))
    .limit(pageSize)
