import { expect, test, vi } from 'vitest'
import { deleteKeptFiles, findKeptFiles, type KeptFile } from './kept-files.ts'

const onDevice = vi.hoisted(() => new Map<string, KeptFile>())
vi.mock('idb', () => ({
  openDB: async () => ({
    getAllFromIndex: async (_: string, __: string, personId: string) => [...onDevice.values()].filter((one) => one.personId === personId),
    delete: async (_: string, key: string) => onDevice.delete(key),
  }),
}))

/** What this browser remembers of the uploads of these files, which wait on the device. */
function keep(...files: readonly (readonly [key: string, personId: string])[]): Map<string, string> {
  vi.stubGlobal('indexedDB', {})
  const remembered = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => remembered.get(key) ?? null,
    removeItem: (key: string) => remembered.delete(key),
  })
  onDevice.clear()
  for (const [key, personId] of files) {
    const file = new File(['a'], `${key}.jpg`, { lastModified: 1 })
    onDevice.set(key, { key, personId, file, keptAt: 1 })
    remembered.set(`galley:upload:1:1:${key}.jpg`, `upload-${key}`)
  }
  return remembered
}

test('who signs out deletes their files from the device at once, and then what has arrived of them, one after the other', async () => {
  const remembered = keep(...Array.from({ length: 20 }, (_, place) => [`${place}`, 'olena'] as const), ['other', 'danylo'])
  const asked: string[] = []
  let [atOnce, most, leftOnDevice] = [0, 0, 0]
  vi.stubGlobal('fetch', async (address: string) => {
    most = Math.max(most, (atOnce += 1))
    leftOnDevice = Math.max(leftOnDevice, onDevice.size)
    await new Promise((resolve) => setTimeout(resolve, 1))
    atOnce -= 1
    asked.push(address)
    return new Response(null, { status: 204 })
  })
  await deleteKeptFiles(await findKeptFiles('olena'))
  expect([...onDevice.keys()]).toEqual(['other'])
  expect([...remembered.values()]).toEqual(['upload-other'])
  expect(asked).toHaveLength(20)
  // The edge lets one network send so many at once; what it refuses would stay for two days.
  expect({ most, leftOnDevice }).toEqual({ most: 1, leftOnDevice: 1 })
})

test('nobody waits long for a newsroom that does not answer, and nothing is left on the device', async () => {
  vi.useFakeTimers()
  const remembered = keep(['one', 'olena'], ['two', 'olena'])
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  const left = deleteKeptFiles(await findKeptFiles('olena'))
  await vi.advanceTimersByTimeAsync(10_000)
  await left
  expect([onDevice.size, remembered.size, vi.getTimerCount()]).toEqual([0, 0, 0])
  vi.useRealTimers()
})
