import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { databaseUrl } from '#lib/env.ts'
import { backupStore } from '#newsroom/backup/backup-store.ts'
import { tablesOfMachines } from '#newsroom/backup/forget-machines.ts'
import { findBackup } from '#newsroom/backup/list-backups.ts'
import { differingTables } from '#newsroom/backup/load-rows.ts'
import { folderFiles } from '#newsroom/media/folder-files.ts'
import { isLong } from '#proof/edge/processes.ts'
import { KillableNewsroom } from '#proof/writing/newsroom.ts'
import { startPostgres } from '#services/up/postgres.ts'
import { root } from '#services/up/supervise.ts'
import { copyStory, writePictures } from './many-stories.ts'
import { Users } from './users.ts'

const stories = Number(process.env.GALLEY_PROOF_STORIES ?? 10_000)
const mostSeconds = 300
const folder = mkdtempSync(join(tmpdir(), 'galley-drill-'))
chmodSync(folder, 0o711) // Postgres runs as another user than root and must enter this folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const place = join(folder, 'backups')

/** Runs the command line as the operator would, and returns what it prints as JSON. */
async function galley(
  words: string[],
  environment: Record<string, string | undefined>,
): Promise<Record<string, unknown> & { name: string }> {
  const child = spawn(process.execPath, [join(root, 'cli/galley.ts'), ...words, '--json'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  const code = await new Promise<number | null>((ended) => child.on('exit', ended))
  expect([words[0], code]).toEqual([words[0], 0])
  return JSON.parse(printed)
}

test.skipIf(!isLong)(
  `${stories.toLocaleString('en')} stories with pictures are backed up while 20 people write and readers read, and come back whole within five minutes`,
  { timeout: 3_600_000 },
  async () => {
    const newsroom = await KillableNewsroom.start()
    const home = process.env.GALLEY_HOME ?? ''
    try {
      const client = postgres(databaseUrl(), { max: 1, onnotice: () => {} })
      await copyStory(client, newsroom.cast.articles.published, stories)
      const files = writePictures(join(home, 'media'), stories)
      const [there] = await client<{ live: number }[]>`select count(*)::int as live from live_articles`
      await client.end()
      expect(there?.live).toBe(stories + 1)

      const users = await Users.start(newsroom, { writers: 20, readers: 10, stories })
      await users.during('warming up', () => wait(10_000))
      await users.during('without a backup', () => wait(30_000))
      const backup = await users.during('with the first backup', () => galley(['backup', '--to', place], {}))
      const second = await users.during('with the second backup', () => galley(['backup', '--to', place], {}))
      await users.during('without one again', () => wait(30_000))
      const lost = await users.stop()

      const elsewhere = join(folder, 'elsewhere')
      mkdirSync(elsewhere, { mode: 0o711 })
      const began = performance.now()
      const restored = await galley(['restore', second.name, '--from', place], { GALLEY_HOME: elsewhere, DATABASE_URL: undefined })
      const seconds = (performance.now() - began) / 1000
      const differing = await compare(second.name, elsewhere, home)
      report({ files, backup, second, restored, seconds, differing, phases: users.report(), lost })
      expect(lost).toEqual([])
      expect(differing).toEqual({ tables: [], files: 0, compared: files })
      expect(seconds).toBeLessThan(mostSeconds)
    } finally {
      await newsroom.stop()
    }
  },
)

/** The tables of the restored newsroom that are not as the backup saw them, and the files that are not those of the newsroom. */
async function compare(name: string, elsewhere: string, home: string) {
  const server = await startPostgres(elsewhere)
  const client = postgres(server.url, { max: 1, onnotice: () => {} })
  try {
    const differing = await differingTables(client, await findBackup(backupStore(place), name), () => {})
    const tables = differing.filter((table) => !tablesOfMachines.includes(table))
    const [here, there] = [folderFiles(join(home, 'media')), folderFiles(join(elsewhere, 'media'))]
    let [files, compared] = [0, 0]
    for await (const { key } of here.list('')) {
      const [one, other] = await Promise.all([here.get(key), there.get(key)])
      compared += 1
      if (!one || !other || Buffer.compare(one, other) !== 0) files += 1
    }
    return { tables, files, compared }
  } finally {
    await client.end()
    await server.stop()
  }
}

function report({ phases, ...rest }: Record<string, unknown> & { phases: string[] }): void {
  for (const [what, value] of Object.entries(rest)) console.log(`${what.padEnd(10)} ${JSON.stringify(value)}`)
  for (const line of phases) console.log(line)
}
