import { randomUUID } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { log } from '#lib/log.ts'

/** A body that was received completely. `forget` releases what it holds and may be called more than once. */
export type Body = { bytes: number; stream: () => Readable; forget: () => void }
export type Refusal = 'too-large' | 'too-slow' | 'too-many' | 'full' | 'broken'

/** Limits for all bodies on their way to web that share these bounds. */
export type Bounds = {
  /** Bodies of one address, counted from their first byte until web has answered. */
  each: number
  all: number
  /** Bytes on disk. */
  disk: number
}

/** A body larger than this many bytes is written to disk. */
const inMemory = 64 * 1024
/** After this grace period a body must arrive at least this fast. A reader on a poor network reaches it, a slowloris attack does not. */
export const pace = { grace: 10_000, bytesPerSecond: 500, lookEvery: 2_000 }

/**
 * Receives bodies completely before web sees the request, so that a slow sender occupies one of many places here and none of the few
 * connections to web.
 */
export class WholeBodies {
  readonly #bounds: Bounds
  readonly #folder: string
  readonly #held = new Map<string, number>()
  #all = 0
  #onDisk = 0

  constructor(bounds: Bounds, folder = ownFolder()) {
    this.#bounds = bounds
    this.#folder = folder
  }

  async take(request: IncomingMessage, address: string, limit: number): Promise<Body | Refusal> {
    const held = this.#held.get(address) ?? 0
    if (held >= this.#bounds.each) return 'too-many'
    if (this.#all >= this.#bounds.all) return 'full'
    this.#held.set(address, held + 1)
    this.#all += 1
    const body = new Spool(join(this.#folder, randomUUID()), (bytes) => {
      if (this.#onDisk + bytes > this.#bounds.disk) return false
      this.#onDisk += bytes
      return true
    })
    let isHeld = true
    const forget = () => {
      if (!isHeld) return
      isHeld = false
      this.#all -= 1
      const left = (this.#held.get(address) ?? 1) - 1
      if (left > 0) this.#held.set(address, left)
      else this.#held.delete(address)
      this.#onDisk -= body.onDisk
      void body.remove()
    }
    const refusal = await fill(body, request, limit)
    if (refusal) {
      forget()
      return refusal
    }
    return { bytes: body.bytes, stream: () => body.stream(), forget }
  }
}

/** Reads the whole body. Resolves to null, or to the reason why it stopped; the caller then discards the rest of the request. */
function fill(body: Spool, request: IncomingMessage, limit: number): Promise<Refusal | null> {
  return new Promise((filled) => {
    const began = performance.now()
    const end = (refusal: Refusal | null) => {
      clearInterval(watch)
      request.off('data', take).off('end', onWhole).off('close', onBroken).off('error', onBroken)
      filled(refusal)
    }
    const watch = setInterval(() => {
      const elapsed = performance.now() - began
      if (elapsed > pace.grace && body.bytes / elapsed < pace.bytesPerSecond / 1000) end('too-slow')
    }, pace.lookEvery)
    const take = (chunk: Buffer) => {
      if (body.bytes + chunk.length > limit) return end('too-large')
      const kept = body.add(chunk)
      if (kept === null) return
      request.pause()
      void kept.then((isKept) => (isKept ? request.resume() : end('full')))
    }
    const onWhole = () => end(null)
    const onBroken = () => end('broken')
    request.on('data', take).once('end', onWhole).once('close', onBroken).once('error', onBroken)
  })
}

/** Bytes in memory, and in a file once there are many. */
class Spool {
  bytes = 0
  onDisk = 0
  readonly #path: string
  readonly #mayKeep: (bytes: number) => boolean
  #chunks: Buffer[] = []
  #file: FileHandle | null = null

  constructor(path: string, mayKeep: (bytes: number) => boolean) {
    this.#path = path
    this.#mayKeep = mayKeep
  }

  /** Null when the chunk is stored in memory; otherwise whether there is room for it on disk. */
  add(chunk: Buffer): Promise<boolean> | null {
    this.bytes += chunk.length
    this.#chunks.push(chunk)
    return this.bytes <= inMemory ? null : this.#write()
  }

  async #write(): Promise<boolean> {
    const pending = Buffer.concat(this.#chunks)
    if (!this.#mayKeep(pending.length)) return false
    this.onDisk += pending.length
    this.#chunks = []
    try {
      this.#file ??= await open(this.#path, 'wx', 0o600)
      await this.#file.writeFile(pending)
      return true
    } catch (error) {
      log('error', 'a request body cannot be stored', { error })
      return false
    }
  }

  stream(): Readable {
    return this.#file ? createReadStream(this.#path) : Readable.from(this.#chunks, { objectMode: false })
  }

  async remove(): Promise<void> {
    this.#chunks = []
    if (!this.#file) return
    await this.#file.close().catch(() => {})
    await rm(this.#path, { force: true })
  }
}

const prefix = 'galley-edge-'

/** A temporary folder for this process. Folders of edges that were killed are removed. */
function ownFolder(): string {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    if (!isRunning(Number(name.slice(prefix.length)))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
  const folder = join(tmpdir(), prefix + process.pid)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
