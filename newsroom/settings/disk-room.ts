import { statfs } from 'node:fs/promises'
import { home } from '#lib/env.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'

export type DiskRoom = { freeBytes: number; isShort: boolean }

/** Under this many bytes there is time to make room, and little of it: a day of pictures. */
export const little = 1_000_000_000

/** What is free on the disk under GALLEY_HOME; null for who has no say in it, and where nobody knows. */
export async function diskRoom(person: Person, folder = home()): Promise<DiskRoom | null> {
  if (!can(person, 'unpublish a story') && !can(person, 'change settings')) return null
  try {
    const { bavail, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, isShort: bavail * bsize < little }
  } catch {
    return null // web runs on a machine without that folder: the pictures are in an object store
  }
}
