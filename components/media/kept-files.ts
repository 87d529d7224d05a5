import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { v4 } from 'uuid'
import { uploadIsKept } from '#lib/uploads.ts'
import { forgetUploadOf, removeUnfinished } from './send-in-pieces.ts'

interface Stores extends DBSchema {
  files: { key: string; value: KeptFile; indexes: { person: string } }
}
export type KeptFile = { key: string; personId: string; file: File; keptAt: number }

/** Larger ones are chosen again after a reload; what has arrived of them is not sent again. */
const largest = 100_000_000

let opened: Promise<IDBPDatabase<Stores>> | undefined

const stores = (): Promise<IDBPDatabase<Stores>> =>
  (opened ??= openDB<Stores>('galley-uploads', 1, {
    upgrade: (db) => void db.createObjectStore('files', { keyPath: 'key' }).createIndex('person', 'personId'),
    terminated: () => {
      opened = undefined
    },
  }).catch((error) => {
    opened = undefined
    throw error
  }))

/** Keeps a file on this device until the newsroom has it. Null: the device has no room for it, or it is too large. */
export async function keepFile(personId: string, file: File): Promise<string | null> {
  if (file.size > largest || typeof indexedDB === 'undefined') return null
  const key = v4() // crypto.randomUUID needs https
  try {
    await (await stores()).put('files', { key, personId, file, keptAt: Date.now() })
    await holdFile(key)
    return key
  } catch {
    return null // the upload goes on without it
  }
}

/** The files of this person that no open tab is sending, in the order in which they were chosen. What is too old is deleted, also of others. */
export async function takeKeptFiles(personId: string): Promise<KeptFile[]> {
  if (typeof indexedDB === 'undefined') return []
  const kept = await (await stores()).getAll('files')
  const mine: KeptFile[] = []
  for (const one of kept.sort((a, b) => a.keptAt - b.keptAt)) {
    if (Date.now() - one.keptAt > uploadIsKept * 24 * 60 * 60 * 1000) await dropFile(one.key)
    else if (one.personId === personId && (await holdFile(one.key))) mine.push(one)
  }
  return mine
}

/** This person's files on this device that are not in yet, also those that an open tab is sending. */
export async function findKeptFiles(personId: string): Promise<KeptFile[]> {
  if (typeof indexedDB === 'undefined') return []
  return (await stores()).getAllFromIndex('files', 'person', personId)
}

/** Milliseconds for which somebody who signs out waits for an answer of the newsroom: what it does not hear of is swept later. */
const longestWait = 10_000

/**
 * Deletes these files from this device, with what it remembers of them, and then what has arrived of them from the newsroom, one after the
 * other: the edge lets one network send so many at once. Throws when the device does not delete them.
 */
export async function deleteKeptFiles(files: readonly KeptFile[]): Promise<void> {
  const kept = await stores()
  for (const { key } of files) await kept.delete('files', key)
  const uploads = files.flatMap(({ file }) => forgetUploadOf(file) ?? [])
  for (const id of uploads) if (await isSilent(removeUnfinished(id))) return
}

async function isSilent(answer: Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<boolean>((end) => {
    timer = setTimeout(() => end(true), longestWait)
  })
  const isOver = await Promise.race([answer.then(() => false), silence])
  clearTimeout(timer)
  return isOver
}

export async function dropFile(key: string): Promise<void> {
  await stores()
    .then((kept) => kept.delete('files', key))
    .catch(() => {}) // it is not here any more, or is too old soon
  releaseFile(key)
}

const held = new Map<string, () => void>()

/** Another page, or another tab, may send it. */
export function releaseFile(key: string): void {
  held.get(key)?.()
  held.delete(key)
}

/** Holds a lock until the file is dropped or released, or this tab is closed; false: it is held already, here or in another tab. */
function holdFile(key: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  return new Promise((answer) => {
    void navigator.locks.request(`galley-upload-${key}`, { ifAvailable: true }, (lock) => {
      answer(lock !== null)
      return lock === null ? undefined : new Promise<void>((release) => held.set(key, release))
    })
  })
}
