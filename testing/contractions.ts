/**
 * What a migration takes away from the Galley that ran before it: that one may still run while machines are updated one after another. A sentence
 * for each statement. A new table may be as it likes; what is dropped and made again in the same migration is changed, not dropped.
 */
export function contractionsOf(migration: string): string[] {
  const statements = migration
    .replace(/--.*$/gm, '')
    .replace(/\$(\w*)\$.*?\$\1\$/gs, "''") // the bodies of functions
    .replace(/'(?:[^']|'')*'/g, "''")
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim())
  const made = new Set(statements.flatMap((statement) => makes.exec(statement)?.slice(1) ?? []).map(plain))
  return statements.flatMap((statement) => {
    const table = plain(/^alter table (?:if exists |only )?(\S+)/i.exec(statement)?.[1] ?? '')
    if (table && made.has(table)) return []
    const dropped = /^drop (?:table|view|materialized view|function) (?:if exists )?([^\s(;]+)/i.exec(statement)?.[1]
    if (dropped && made.has(plain(dropped))) return []
    return rules.filter(([, matches]) => matches(statement)).map(([why]) => `${why}: ${statement.slice(0, 120)}`)
  })
}

const makes = /^create (?:or replace )?(?:table|view|materialized view|function) (?:if not exists )?([^\s(]+)/i
const plain = (name: string) => name.replaceAll('"', '').replace(/^public\./, '')

/** The parts of an ALTER TABLE, without commas inside of brackets. */
const partsOf = (statement: string): string[] => statement.split(/,(?![^(]*\))/)

const rules: [why: string, matches: (statement: string) => boolean][] = [
  ['drops', (statement) => /^drop (table|view|materialized view|function|schema)\b/i.test(statement)],
  ['drops a column', (statement) => /^alter table\b.*\bdrop column\b/i.test(statement)],
  ['renames', (statement) => /^alter (table|view|function|schema)\b.*\brename\b/i.test(statement)],
  [
    'adds a column that must be given',
    (statement) =>
      /^alter table\b/i.test(statement) &&
      partsOf(statement).some((part) => /\badd column\b.*\bnot null\b/i.test(part) && !/\b(default|generated)\b/i.test(part)),
  ],
  ['wants a column to be given', (statement) => /^alter table\b.*\balter column\b.*\bset not null\b/i.test(statement)],
  ['takes a default away', (statement) => /^alter table\b.*\balter column\b.*\bdrop default\b/i.test(statement)],
  ['changes a type', (statement) => /^alter table\b.*\balter column\b.*\b(set data )?type\b/i.test(statement)],
]
