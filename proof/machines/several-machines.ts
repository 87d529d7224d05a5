import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealSession } from '#e2e/seal-session.ts'
import { actionsOf } from '#proof/authorisation/entry-points.ts'
import { freePort } from '#services/up/free-port.ts'
import { root } from '#services/up/supervise.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { smallBucket } from '#testing/small-bucket.ts'
import { Balancer } from './balancer.ts'
import { type Machine, planMachines } from './machine.ts'
import { objectStoreUrl } from './options.ts'

const build = join(root, process.env.GALLEY_DIST ?? '.next')

/** One newsroom on several machines: one Postgres (of the tests), one object store, and a load balancer before the edges. */
export class SeveralMachines {
  readonly cast: Cast
  readonly machines: readonly Machine[]
  readonly site: string
  readonly balancer: Balancer
  readonly #home: string
  readonly #bucket: Server | null
  readonly #before: Record<string, string | undefined>

  private constructor(given: Pick<SeveralMachines, 'cast' | 'machines' | 'site' | 'balancer'> & Kept) {
    this.cast = given.cast
    this.machines = given.machines
    this.site = given.site
    this.balancer = given.balancer
    this.#home = given.home
    this.#bucket = given.bucket
    this.#before = given.before
  }

  static async start(count: number): Promise<SeveralMachines> {
    const port = await freePort()
    const site = `http://127.0.0.1:${port}`
    const home = mkdtempSync(join(tmpdir(), 'galley-machines-'))
    const { bucket, settings } = await openBucket()
    const before = Object.fromEntries([...Object.keys(settings), 'PUBLIC_URL'].map((name) => [name, process.env[name]]))
    Object.assign(process.env, settings, { PUBLIC_URL: site })
    const cast = await seedCast()
    const machines = await planMachines(count, site, home)
    await Promise.all(machines.map((machine) => machine.start()))
    const balancer = new Balancer(machines.map(({ host, edge }) => ({ host, port: Number(new URL(edge).port) })))
    await balancer.listen(port)
    return new SeveralMachines({ cast, machines, site, balancer, home, bucket, before })
  }

  async stop(): Promise<void> {
    this.balancer.close()
    await Promise.all(this.machines.map((machine) => machine.stop()))
    this.#bucket?.close()
    for (const [name, value] of Object.entries(this.#before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    rmSync(this.#home, { recursive: true, force: true })
  }

  /** The machine with this number, the first with 0. */
  machine(number: number): Machine {
    const machine = this.machines[number]
    if (!machine) throw new Error(`there is no machine ${number}`)
    return machine
  }

  async cookieOf(person: { id: string }): Promise<string> {
    const { name, value } = await sealSession(person.id, 'Test/1')
    return `${name}=${value}`
  }

  /** Presses a button of the desk at one web, as the browser does. Returns what the page gets back. */
  async press(at: string, person: { id: string }, name: string, sent: unknown): Promise<string> {
    const action = actionsOf(build).find((each) => each.name === `app/desk/articles/${name}`)
    if (!action) throw new Error(`${name} is not in the build`)
    const answer = await fetch(at + action.page.replace(/\/page$/, '').replace(/\[[^\]]+\]/g, '0190a6b0-0000-7000-8000-000000000000'), {
      method: 'POST',
      headers: {
        cookie: await this.cookieOf(person),
        origin: this.site,
        host: new URL(this.site).host,
        'x-forwarded-host': new URL(this.site).host,
        'next-action': action.id,
        accept: 'text/x-component',
        'content-type': 'text/plain;charset=UTF-8',
      },
      body: JSON.stringify([sent]),
    })
    const text = await answer.text()
    if (!answer.ok || !text.includes('"ok":true')) throw new Error(`${name} at ${at}: ${answer.status} ${text.slice(0, 400)}`)
    return text
  }
}

type Kept = { home: string; bucket: Server | null; before: Record<string, string | undefined> }

/** The object store that all machines share. */
export async function openBucket(): Promise<{ bucket: Server | null; settings: Record<string, string> }> {
  if (objectStoreUrl) {
    const account = { S3_ACCESS_KEY_ID: process.env.S3_ACCESS_KEY_ID ?? '', S3_SECRET_ACCESS_KEY: process.env.S3_SECRET_ACCESS_KEY ?? '' }
    return { bucket: null, settings: { S3_ENDPOINT: objectStoreUrl, S3_BUCKET: 'galley', ...account } }
  }
  const bucket = smallBucket()
  await new Promise<void>((listening) => bucket.listen(0, '127.0.0.1', listening))
  const settings = {
    S3_ENDPOINT: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
    S3_BUCKET: 'pictures',
    S3_REGION: 'eu',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'a secret of the tests',
  }
  return { bucket, settings }
}
