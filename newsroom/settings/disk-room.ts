import { statfs } from 'node:fs/promises'
import { home } from '#lib/env.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'

export type DiskRoom = { freeBytes: number; isShort: boolean }

/** Below this many bytes the desk warns: about a day of pictures. */
export const little = 1_000_000_000

/** Free space on the disk of GALLEY_HOME; null for people who cannot act on it, and when it is unknown. */
export async function diskRoom(person: Person, folder = home()): Promise<DiskRoom | null> {
  if (!can(person, 'unpublish a story') && !can(person, 'change settings')) return null
  try {
    const { bavail, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, isShort: bavail * bsize < little }
  } catch {
    return null // web runs on a machine without that folder; pictures are in an object store
  }
}
