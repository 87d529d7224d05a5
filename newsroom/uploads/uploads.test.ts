import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { longestPiece, mostPieces, mostUploads } from '#lib/uploads.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addPiece } from './add-piece.ts'
import { beginUpload } from './begin-upload.ts'
import { collectUpload } from './collect-upload.ts'
import { findUpload } from './find-upload.ts'
import { forgetUpload } from './forget-upload.ts'
import { sweepUploads } from './sweep-uploads.ts'
import { unfinishedUploads } from './unfinished-uploads.ts'

let cast: Cast
let folder: string
beforeAll(async () => {
  cast = await seedCast()
  folder = await mkdtemp(join(tmpdir(), 'galley-uploads-test-'))
  vi.stubEnv('GALLEY_HOME', folder)
})
beforeEach(() => rm(join(folder, 'uploads'), { recursive: true, force: true }))
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251))

async function begin(size = bytes.length, name = 'harbour.jpg', who = cast.olena): Promise<string> {
  const begun = await beginUpload(who, { name, size })
  if (!begun.ok) throw new Error(begun.problem)
  return begun.value.id
}
const add = (id: string, at: number, to: number, who = cast.olena) => addPiece(who, id, { at, bytes: bytes.subarray(at, to) })
const collect = (id: string, who = cast.olena, most = 1_000_000) => collectUpload(who, id, join(folder, 'whole'), most)

test('two files arrive piece by piece, each whole, with its name', async () => {
  const [one, other] = [await begin(1000, '../harbour “at” night.jpg'), await begin(3, 'b.jpg')]
  expect(await findUpload(cast.olena, one)).toEqual({ size: 1000, received: 0 })
  expect(await add(one, 0, 400)).toEqual({ ok: true, value: { received: 400 } })
  expect(await add(other, 0, 3)).toEqual({ ok: true, value: { received: 3 } })
  expect(await collect(one)).toEqual({ ok: false, problem: 'invalid' })
  expect(await add(one, 400, 401)).toMatchObject({ value: { received: 401 } })
  expect(await add(one, 401, 1000)).toMatchObject({ value: { received: 1000 } })
  // An answer that was lost is asked for again.
  for (let times = 0; times < 2; times++) {
    expect(await collect(one)).toEqual({ ok: true, value: { name: '../harbour “at” night.jpg' } })
    expect((await readFile(join(folder, 'whole'))).equals(bytes)).toBe(true)
  }
  expect(await collect(other)).toMatchObject({ value: { name: 'b.jpg' } })
  expect((await readFile(join(folder, 'whole'))).equals(bytes.subarray(0, 3))).toBe(true)
})

test('a piece that does not follow, is too long, or is sent twice changes nothing', async () => {
  const id = await begin()
  await add(id, 0, 500)
  expect(await add(id, 0, 500)).toEqual({ ok: false, problem: 'wrong-place' })
  expect(await add(id, 600, 700)).toEqual({ ok: false, problem: 'wrong-place' })
  expect(await addPiece(cast.olena, id, { at: 500, bytes: Buffer.alloc(501) })).toMatchObject({ problem: 'too-big' })
  expect(await addPiece(cast.olena, id, { at: 500, bytes: Buffer.alloc(0) })).toEqual({ ok: true, value: { received: 500 } })
  const long = await begin(longestPiece * 2)
  expect(await addPiece(cast.olena, long, { at: 0, bytes: Buffer.alloc(longestPiece + 1) })).toMatchObject({ problem: 'too-big' })
  expect(await findUpload(cast.olena, id)).toEqual({ size: 1000, received: 500 })
})

test('of pieces of a byte each there are not as many as there are bytes', async () => {
  const id = await begin(mostPieces * 2)
  const at = (place: number) => join(folder, 'uploads', cast.olena.id, id, `piece-${String(place).padStart(12, '0')}`)
  await Promise.all(Array.from({ length: mostPieces - 1 }, (_, place) => writeFile(at(place), 'a')))
  const addOne = (place: number) => addPiece(cast.olena, id, { at: place, bytes: Buffer.from('a') })
  expect(await addOne(mostPieces - 1)).toEqual({ ok: true, value: { received: mostPieces } })
  expect(await addOne(mostPieces)).toEqual({ ok: false, problem: 'too-many-pieces' })
})

test('two who send the same piece at the same time have one of it', async () => {
  const id = await begin()
  await Promise.all([add(id, 0, 600), add(id, 0, 600), add(id, 0, 300)])
  const { received } = await findUpload(cast.olena, id)
  expect([300, 600]).toContain(received)
  await add(id, received, 1000)
  expect(await collect(id)).toMatchObject({ ok: true })
  expect((await readFile(join(folder, 'whole'))).equals(bytes)).toBe(true)
})

test('nobody finds what somebody else sends, and no guest sends anything', async () => {
  const id = await begin()
  const guest = { ...cast.olena, role: 'guest' as const }
  await add(id, 0, 500)
  for (const who of [cast.danylo, cast.marta]) {
    await expect(findUpload(who, id)).rejects.toThrow(NotFound)
    await expect(add(id, 500, 1000, who)).rejects.toThrow(NotFound)
    await expect(collect(id, who)).rejects.toThrow(NotFound)
    await forgetUpload(who, id)
  }
  for (const wrong of ['', '..', `../${cast.olena.id}/${id}`, 'a/b', cast.olena.id]) {
    await expect(findUpload(cast.olena, wrong)).rejects.toThrow(NotFound)
    await forgetUpload(cast.olena, wrong)
  }
  for (const act of [
    beginUpload(guest, { name: 'a', size: 1 }),
    findUpload(guest, id),
    add(id, 500, 600, guest),
    collect(id, guest),
    forgetUpload(guest, id),
  ])
    await expect(act).rejects.toThrow(NotAllowed)
  expect(await findUpload(cast.olena, id)).toEqual({ size: 1000, received: 500 })
})

test('what nobody may send is not begun', async () => {
  expect(await beginUpload(cast.olena, { name: 'a', size: 0 })).toEqual({ ok: false, problem: 'empty' })
  expect(await beginUpload(cast.olena, { name: 'a', size: 900_000_001 })).toMatchObject({ problem: 'too-big' })
  const id = await begin(1000)
  await add(id, 0, 1000)
  expect(await collect(id, cast.olena, 999)).toMatchObject({ problem: 'too-big' })
  // So many bytes together.
  for (let large = 0; large < 5; large++) await begin(900_000_000)
  expect(await beginUpload(cast.olena, { name: 'a', size: 900_000_000 })).toEqual({ ok: false, problem: 'too-many-unfinished' })
  expect(await beginUpload(cast.danylo, { name: 'a', size: 900_000_000 })).toMatchObject({ ok: true })
})

test('so many may wait, and no more', async () => {
  for (let index = 0; index < mostUploads; index++) await begin(1)
  expect(await beginUpload(cast.olena, { name: 'a', size: 1 })).toEqual({ ok: false, problem: 'too-many-unfinished' })
  expect(await beginUpload(cast.danylo, { name: 'a', size: 1 })).toMatchObject({ ok: true })
})

test('each person sees their own that are not finished, with how much has arrived, and can make room', async () => {
  expect(await unfinishedUploads(cast.olena)).toEqual([])
  const [one, other] = [await begin(1000, 'шторм.jpg'), await begin(3, 'b.jpg')]
  await begin(7, 'c.jpg', cast.danylo)
  await add(one, 0, 500)
  const found = await unfinishedUploads(cast.olena)
  expect(found.find(({ id }) => id === one)).toMatchObject({ name: 'шторм.jpg', size: 1000, received: 500 })
  expect(found.find(({ id }) => id === other)).toMatchObject({ name: 'b.jpg', size: 3, received: 0 })
  expect(found).toHaveLength(2)
  expect(await unfinishedUploads(cast.danylo)).toMatchObject([{ name: 'c.jpg' }])
  await forgetUpload(cast.olena, one)
  expect(await unfinishedUploads(cast.olena)).toMatchObject([{ id: other }])
  await expect(unfinishedUploads({ ...cast.olena, role: 'guest' })).rejects.toThrow(NotAllowed)
})

test('who begins many at the same time has no more than anybody may have', async () => {
  const begun = await Promise.all(Array.from({ length: mostUploads + 20 }, () => beginUpload(cast.olena, { name: 'a', size: 1 })))
  const kept = begun.filter(({ ok }) => ok).length
  expect(kept).toBeLessThanOrEqual(mostUploads)
  expect(await readdir(join(folder, 'uploads', cast.olena.id))).toHaveLength(kept)
})

test('what is forgotten, and what nobody went on with for two days, is deleted', async () => {
  const [one, other, old] = [await begin(), await begin(), await begin()]
  for (const id of [one, other, old]) await add(id, 0, 500)
  await forgetUpload(cast.olena, one)
  await forgetUpload(cast.olena, one)
  await expect(findUpload(cast.olena, one)).rejects.toThrow(NotFound)
  expect(await sweepUploads(Date.now() + 47 * 60 * 60 * 1000)).toBe(0)
  expect(await findUpload(cast.olena, other)).toMatchObject({ received: 500 })
  expect(await sweepUploads(Date.now() + 49 * 60 * 60 * 1000)).toBe(2)
  expect(await readdir(join(folder, 'uploads', cast.olena.id))).toEqual([])
  expect(await sweepUploads()).toBe(0)
})

test('what a web left behind that was killed while it began an upload or took a piece of one is deleted, too', async () => {
  const [begun, goesOn] = [await begin(), await begin()]
  const at = (id: string, name: string) => join(folder, 'uploads', cast.olena.id, id, `${name}.${randomUUID()}.part`)
  const killed = randomUUID()
  await mkdir(join(folder, 'uploads', cast.olena.id, killed))
  const parts = [at(killed, 'begun-1000'), at(begun, 'piece-000000000000'), at(goesOn, 'piece-000000000000')]
  const threeDaysAgo = Date.now() / 1000 - 3 * 24 * 60 * 60
  for (const part of parts) {
    await writeFile(part, 'ab')
    await utimes(part, threeDaysAgo, threeDaysAgo)
  }
  expect(await findUpload(cast.olena, begun)).toEqual({ size: 1000, received: 0 })
  expect(await sweepUploads()).toBe(1)
  expect((await readdir(join(folder, 'uploads', cast.olena.id))).sort()).toEqual([begun, goesOn].sort())
  expect(await sweepUploads(Date.now() + 49 * 60 * 60 * 1000)).toBe(2)
  expect(await readdir(join(folder, 'uploads', cast.olena.id))).toEqual([])
})
