import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { styleRules } from '#db/schema/house-style.ts'
import { type Language, languages } from '#lib/languages.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import { csvRows } from '#newsroom/formats/csv.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { mostRules } from './add-style-rule.ts'
import { type importStyleRulesInput, type StyleRuleSent, styleRuleInput } from './input.ts'
import { keyOfTerm } from './style-words.ts'

/** A rule of the list that was left out, counted from 1, and why. */
export type LeftRule = { row: number; term: string; problem: 'language' | 'term' | 'too-long' | 'no-difference' | 'twice' | 'too-many' }
export type RulesImport = { added: number; changed: number; same: number; left: LeftRule[] }

/**
 * Takes in a list of rules as CSV with the columns term, better, why and language, of which only the first is needed. A term that has a rule
 * gets this one. What cannot be taken in is named, and the rest is.
 */
export async function importStyleRules(
  editor: Person,
  { text, language }: z.output<typeof importStyleRulesInput>,
): Promise<Outcome<RulesImport, 'no-terms'>> {
  authorise(editor, 'manage writing help')
  const rows = csvRows(text).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value.trim()])),
  )
  if (!rows.some(({ term }) => term)) return no('no-terms')
  const left: LeftRule[] = []
  const rules = new Map<string, { rule: StyleRuleSent; row: number }>()
  for (const [at, row] of rows.entries()) {
    const read = readRule(row, language)
    const key = typeof read === 'string' ? '' : `${read.language} ${keyOfTerm(read.term)}`
    const problem = typeof read === 'string' ? read : rules.has(key) ? 'twice' : null
    if (problem !== null) left.push({ row: at + 1, term: (row.term ?? '').slice(0, 100), problem })
    else if (typeof read === 'object') rules.set(key, { rule: read, row: at + 1 })
  }
  return transaction(async (tx) => {
    const taken = await takeRules(tx, [...rules.values()])
    const report = { ...taken, left: [...left, ...taken.left].sort((one, other) => one.row - other.row) }
    const { added, changed, same } = report
    if (added + changed > 0) await record(tx, editor, 'import-style-rules', { kind: 'style-rule' }, { added, changed, same })
    return done(report)
  })
}

function readRule(row: Record<string, string>, usual: Language): StyleRuleSent | LeftRule['problem'] {
  const code = (row.language ?? '').toLowerCase() || usual
  const language = languages.find((one) => one === code)
  if (!language || !isPublished(language)) return 'language'
  const { term = '', better = '', why = '' } = row
  const parsed = styleRuleInput.safeParse({ language, term, better, why })
  if (!parsed.success) return parsed.error.issues.some(({ code }) => code === 'too_big') ? 'too-long' : 'term'
  return parsed.data.term === parsed.data.better ? 'no-difference' : parsed.data
}

async function takeRules(tx: Transaction, rules: readonly { rule: StyleRuleSent; row: number }[]): Promise<RulesImport> {
  const taken: RulesImport = { added: 0, changed: 0, same: 0, left: [] }
  const standing = await tx.select().from(styleRules)
  const known = new Map(standing.map((rule) => [`${rule.language} ${rule.key}`, rule]))
  const totals = new Map(languages.map((language) => [language, standing.filter((rule) => rule.language === language).length]))
  const written: (typeof styleRules.$inferInsert)[] = []
  for (const { rule, row } of rules) {
    const key = keyOfTerm(rule.term)
    const before = known.get(`${rule.language} ${key}`)
    const total = totals.get(rule.language) ?? 0
    if (before && before.term === rule.term && before.better === rule.better && before.why === rule.why) taken.same += 1
    else if (!before && total >= mostRules) taken.left.push({ row, term: rule.term, problem: 'too-many' })
    else {
      if (!before) totals.set(rule.language, total + 1)
      taken[before ? 'changed' : 'added'] += 1
      written.push({ ...rule, key })
    }
  }
  const { term, better, why } = styleRules
  for (let at = 0; at < written.length; at += 500)
    await tx
      .insert(styleRules)
      .values(written.slice(at, at + 500))
      .onConflictDoUpdate({
        target: [styleRules.language, styleRules.key],
        set: {
          term: sql`excluded.${sql.identifier(term.name)}`,
          better: sql`excluded.${sql.identifier(better.name)}`,
          why: sql`excluded.${sql.identifier(why.name)}`,
          changedAt: now,
        },
      })
  return taken
}
