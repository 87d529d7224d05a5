import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { forms, strangers } from '#testing/uk-forms.ts'

/** The pairs whose words find each other, compared as index and query do: a common stem, word by word. */
async function pairsFound(pairs: typeof forms): Promise<string[]> {
  const found = await database().execute<{ pair: string }>(sql`
    select one || ' ' || other as pair
    from unnest(${sql.param(pairs.map(([one]) => one))}::text[], ${sql.param(pairs.map(([, other]) => other))}::text[]) as pair(one, other)
    where (select bool_and(search_keys('uk', word) && search_keys('uk', other_word))
      from unnest(string_to_array(trim(search_line(one)), ' '), string_to_array(trim(search_line(other)), ' ')) as words(word, other_word))`)
  return found.map(({ pair }) => pair)
}

test('at least 95% of more than 200 pairs of Ukrainian word forms are found', async () => {
  expect(forms.length).toBeGreaterThanOrEqual(200)
  expect((await pairsFound(forms)).length / forms.length).toBeGreaterThanOrEqual(0.95)
})

test('at most 6% of more than 100 pairs that only look alike are found', async () => {
  expect(strangers.length).toBeGreaterThanOrEqual(100)
  const found = await pairsFound(strangers)
  expect(found.length / strangers.length).toBeLessThanOrEqual(0.06)
  expect(found).not.toContain('банк банкрут')
})
