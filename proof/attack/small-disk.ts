import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = { folder: string; fill: () => void; makeRoom: () => void; leave: () => Promise<void> }

/**
 * A disk in memory (tmpfs) of this many MB, which can really be full. Root mounts it; other users mount it in a user namespace
 * (user_namespaces(7)) and reach it through /proc/PID/root. Returns the reason as text when the machine allows neither.
 */
export async function smallDisk(megabytes: number): Promise<SmallDisk | string> {
  if (process.platform !== 'linux') return 'a small disk can be made on Linux alone'
  const point = mkdtempSync(join(tmpdir(), 'galley-small-disk-'))
  const way = process.getuid?.() === 0 ? mount(point, megabytes) : await holdMount(point, megabytes)
  if (typeof way !== 'string') return { ...way, ...fillingOf(way.folder) }
  rmdirSync(point)
  return way
}

type Way = Pick<SmallDisk, 'folder' | 'leave'>

const options = (megabytes: number) => ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'galley-small-disk']

function mount(point: string, megabytes: number): Way | string {
  const { status, stderr, error } = spawnSync('mount', [...options(megabytes), point], { encoding: 'utf8' })
  if (status !== 0) return `mount is refused: ${error?.message ?? stderr.trim()}`
  return {
    folder: point,
    async leave() {
      spawnSync('umount', ['--lazy', point])
      rmdirSync(point)
    },
  }
}

async function holdMount(point: string, megabytes: number): Promise<Way | string> {
  const script = 'mount "$@" && echo mounted && exec cat' // cat keeps the namespace alive until its input ends
  const run = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', ...options(megabytes), point]
  const holder = spawn('unshare', run, { stdio: ['pipe', 'pipe', 'pipe'] })
  const wrong: Buffer[] = []
  holder.stderr.on('data', (piece: Buffer) => wrong.push(piece))
  const gone = once(holder, 'close').catch((error: Error) => wrong.push(Buffer.from(error.message)))
  const isMounted = await Promise.race([once(holder.stdout, 'data').then(() => true), gone.then(() => false)])
  if (!isMounted) return `a mount in a namespace is refused: ${Buffer.concat(wrong).toString().trim()}`
  return {
    folder: `/proc/${holder.pid}/root${point}`,
    async leave() {
      holder.stdin.end()
      await gone
      rmdirSync(point)
    },
  }
}

const largest = 1_048_576

/**
 * Fills the disk to its last byte with one file, and deletes that file again. What others free meanwhile is filled in large pieces, too: byte
 * by byte it would keep this process busy for many minutes.
 */
function fillingOf(folder: string): Pick<SmallDisk, 'fill' | 'makeRoom'> {
  const path = join(folder, 'filler')
  return {
    fill() {
      const file = openSync(path, 'a')
      let size = largest
      while (size >= 1) size = isWritten(file, size) ? Math.min(size * 16, largest) : Math.floor(size / 16)
      closeSync(file)
    },
    makeRoom: () => rmSync(path, { force: true }),
  }
}

function isWritten(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
