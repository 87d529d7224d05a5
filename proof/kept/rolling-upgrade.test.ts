import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { closeDatabase, database } from '#db/client.ts'
import { isLong, load } from '#proof/edge/processes.ts'
import { Balancer } from '#proof/machines/balancer.ts'
import { type Kind, type Machine, planMachines } from '#proof/machines/machine.ts'
import { openBucket } from '#proof/machines/several-machines.ts'
import { freePort } from '#services/up/free-port.ts'
import { step } from '#services/up/step.ts'
import { otherDatabase } from '#testing/other-database.ts'
import { OlderVersion } from './older-version.ts'

/** The commit to upgrade from: a clean clone of CI has none, so that this proof is asked for. */
const from = process.env.GALLEY_PROOF_FROM ?? ''

test.skipIf(!isLong || from === '')(
  'two machines are upgraded from an older version, one process after the other, under readers and writers: no reader is refused and no word is lost',
  { timeout: 1_800_000 },
  async () => {
    const older = await OlderVersion.checkOut(from)
    const home = mkdtempSync(join(tmpdir(), 'galley-upgrade-'))
    const port = await freePort()
    const site = `http://127.0.0.1:${port}`
    const { bucket, settings } = await openBucket()
    Object.assign(process.env, settings, { DATABASE_URL: await otherDatabase('bare'), PUBLIC_URL: site }) // put back after the file
    await closeDatabase()
    let machines: Machine[] = []
    let balancer: Balancer | null = null
    let desks: ChildProcess | null = null
    try {
      await older.run('services/up/prepare.ts')
      const before = await countMigrations()
      desks = openDesks(older.folder, site)
      const [{ path }] = await once(desks, 'message')
      machines = await planMachines(2, site, home, older.folder)
      await Promise.all(machines.map((machine) => machine.start()))
      balancer = new Balancer(machines.map(({ host, edge }) => ({ host, port: Number(new URL(edge).port) })))
      await balancer.listen(port)
      let question = 0
      const pages = () => [site, `${site}${path}`, `${site}/section/war`, `${site}/search?q=word${(question += 1)}`]
      const readers = load(pages, 8, (status) => status === 200)
      desks.send('type')
      await wait(5_000)

      await step('prepare.ts') // migrates below the older version's feet
      await wait(5_000)
      const kinds: Kind[] = ['edge', 'web', 'channel', 'worker']
      for (const machine of machines) {
        machine.upgrade()
        for (const kind of kinds) {
          await machine.restart(kind)
          await wait(1_000)
        }
      }
      await wait(3_000)

      desks.send('end')
      const [written] = await once(desks, 'message')
      const { requests, failures } = await readers.end()
      const typed = written.texts.reduce((sum: number, text: { typed: number }) => sum + text.typed, 0)
      console.log(
        `${before} → ${await countMigrations()} migrations; ${requests} requests, ${failures.length} failed; ${typed} letters typed`,
      )
      if (failures.length > 0) for (const machine of machines) console.log(machine.said('edge'), machine.said('web'))
      expect(failures).toEqual([])
      expect(written).toMatchObject({ isSettled: true, lost: [] })
      for (const text of written.texts) expect(text.found).toBe(text.typed)
      expect(typed).toBeGreaterThan(100)
      expect(requests).toBeGreaterThan(500)
    } finally {
      desks?.kill()
      balancer?.close()
      for (const machine of machines) await machine.stop()
      await closeDatabase()
      bucket?.close()
      rmSync(home, { recursive: true, force: true })
      await older.remove()
    }
  },
)

/** The writers of the older version (older-desks.ts), as a process of it. */
function openDesks(folder: string, site: string): ChildProcess {
  const program = join(folder, 'proof/kept/older-desks.ts')
  copyFileSync(join(import.meta.dirname, 'older-desks.ts'), program)
  return fork(program, [site], { cwd: folder, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

async function countMigrations(): Promise<number> {
  const [row] = await database().execute<{ count: number }>(sql`select count(*)::int as count from drizzle.__drizzle_migrations`)
  return row?.count ?? 0
}
