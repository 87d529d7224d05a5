import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import type { Figure, Measure } from './figure.ts'
import { pagesOf, timeOf } from './pages.ts'
import type { Setup } from './setup.ts'

/** Tables with fewer rows are read sequentially by any sensible plan. */
const bigTable = 1000

/** A page shows at most some hundred things; a statement that reads more rows of a big table reads them for the sake of few. */
const manyRows = 2000

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}
type Explained = { 'Query Text': string; Plan: Node }

/** Every statement of every page, explained by Postgres as it runs (auto_explain): which of them scan a big table sequentially. */
export const plans: Measure<Setup> = {
  name: 'plans',
  async run({ folder, client, cookie, planned, web: startWeb }): Promise<Figure[]> {
    await planned()
    const big = await bigTables(client)
    const log = join(folder, 'postgres.log')
    const before = statSync(log).size
    await setExplaining(client, true)
    const web = await startWeb() // new connections, which load auto_explain
    try {
      const pages = await pagesOf(client, web.url)
      for (let round = 0; round < 8; round += 1) for (const page of pages) await timeOf(web.url, page, cookie)
    } finally {
      await web.stop()
      await setExplaining(client, false)
    }
    const explained = plansIn(readFileSync(log).subarray(before).toString())
    const statements = new Map(explained.map((each) => [each['Query Text'], each.Plan]))
    const sequential = [...statements].flatMap(([text, plan]) =>
      scansIn(plan)
        .filter(({ isRowByRow, table }) => isRowByRow && big.has(table))
        .map((scan) => ({ ...scan, text })),
    )
    const most = mostRead(explained).filter(({ table, rows }) => big.has(table) && rows >= manyRows)
    const inWords = ({ table, rows, text }: Read) => `${table}, ${rows} rows: ${text.replace(/\s+/g, ' ').slice(0, 160)}`
    return [
      {
        what: 'Statements that read a big table row by row',
        value: sequential.length,
        unit: '',
        budget: { is: 'at most', value: 0 },
        note: sequential.map(inWords).join(' | ') || `of ${statements.size}, tables over ${bigTable} rows`,
      },
      {
        what: `Statements that read ${manyRows} rows of a big table, by an index`,
        value: most.length,
        unit: '',
        budget: { is: 'at most', value: 0 },
        note: most.map(inWords).join(' | ') || `of ${statements.size}`,
      },
    ]
  },
}

async function bigTables(client: postgres.Sql): Promise<Set<string>> {
  const rows = await client<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples >= ${bigTable}`
  return new Set(rows.map(({ name }) => name))
}

async function setExplaining(client: postgres.Sql, on: boolean): Promise<void> {
  const [found] = await client<{ name: string }[]>`select current_database() as name`
  const settings = {
    session_preload_libraries: "'auto_explain'",
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_format': "'json'",
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
  }
  if (on) await client.unsafe('load $$auto_explain$$'.replaceAll('$$', "'"))
  for (const [name, value] of Object.entries(settings))
    await client.unsafe(`alter database "${found?.name}" ${on ? `set ${name} = ${value}` : `reset ${name}`}`)
}

/** The plans that auto_explain logged: "… LOG:  duration: … plan:" followed by JSON whose lines begin with a tab. */
function plansIn(log: string): Explained[] {
  return log
    .split(/duration: [\d.]+ ms {2}plan:\n/)
    .slice(1)
    .map((piece) => {
      const lines = piece.split('\n')
      const end = lines.findIndex((line) => !line.startsWith('\t'))
      return JSON.parse(lines.slice(0, end < 0 ? undefined : end).join('\n'))
    })
}

type Scan = { table: string; isRowByRow: boolean; rows: number }
type Read = Omit<Scan, 'isRowByRow'> & { text: string }

/** How a plan reads tables, and how many of their rows. */
const scansIn = (node: Node): Scan[] => [
  ...(node['Relation Name'] ? [{ table: node['Relation Name'], isRowByRow: node['Node Type'] === 'Seq Scan', rows: rowsRead(node) }] : []),
  ...(node.Plans ?? []).flatMap(scansIn),
]

const rowsRead = (node: Node): number =>
  Math.round(((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1))

/** Of each statement the table of which it reads most, in its largest reading. */
function mostRead(explained: readonly Explained[]): Read[] {
  const found = new Map<string, Read>()
  for (const { 'Query Text': text, Plan: plan } of explained)
    for (const { table, rows } of scansIn(plan)) if (rows > (found.get(text)?.rows ?? 0)) found.set(text, { table, rows, text })
  return [...found.values()]
}
