import { expect, test, vi } from 'vitest'
import { deleteKeptFiles, findKeptFiles, type KeptFile } from './kept-files.ts'

const onDevice = vi.hoisted(() => new Map<string, KeptFile>())
vi.mock('idb', () => ({
  openDB: async () => ({
    getAllFromIndex: async (_: string, __: string, personId: string) => [...onDevice.values()].filter((one) => one.personId === personId),
    delete: async (_: string, key: string) => onDevice.delete(key),
  }),
}))

test('who signs out deletes their files from the device at once, and then what has arrived of them, one after the other', async () => {
  vi.stubGlobal('indexedDB', {})
  const remembered = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => remembered.get(key) ?? null,
    removeItem: (key: string) => remembered.delete(key),
  })
  for (const [key, personId] of [
    ...Array.from({ length: 20 }, (_, place) => [`${place}`, 'olena'] as const),
    ['other', 'danylo'] as const,
  ]) {
    const file = new File(['a'], `${key}.jpg`, { lastModified: 1 })
    onDevice.set(key, { key, personId, file, keptAt: 1 })
    remembered.set(`galley:upload:1:1:${key}.jpg`, `upload-${key}`)
  }
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
