import { and, count, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { ownWords } from '#db/schema/grammar.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { keepWordInput } from './input.ts'

/** Words of one person: the editor has all of them with each story. */
export const mostWords = 1_000

/** Adds a word to those that this person's grammar leaves alone, or removes it. Nobody else's screen changes, so the audit has nothing to say of it. */
export async function keepWord(person: Person, { word, isKept }: z.output<typeof keepWordInput>): Promise<Outcome<null, 'too-many-words'>> {
  authorise(person, 'write a story')
  return transaction(async (tx) => {
    if (!isKept) {
      await tx.delete(ownWords).where(and(eq(ownWords.personId, person.id), eq(ownWords.word, word)))
      return done(null)
    }
    await tx.select({ id: people.id }).from(people).where(eq(people.id, person.id)).for('no key update') // counted by one at a time
    await tx.insert(ownWords).values({ personId: person.id, word }).onConflictDoNothing()
    const [all] = await tx.select({ total: count() }).from(ownWords).where(eq(ownWords.personId, person.id))
    if ((all?.total ?? 0) <= mostWords) return done(null)
    await tx.delete(ownWords).where(and(eq(ownWords.personId, person.id), eq(ownWords.word, word)))
    return no('too-many-words')
  })
}
