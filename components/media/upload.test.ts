import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { no } from '#lib/outcome.ts'
import { longestExamination, longestSilence } from './send-file.ts'
import { uploadPicture } from './upload.ts'

/** A request that is answered by the test, or never. */
class FakeRequest {
  static newest: FakeRequest
  upload: { onprogress?: (event: { loaded: number; total: number }) => void; onload?: () => void } = {}
  response: unknown = null
  onload = () => {}
  onerror = () => {}
  open() {}
  setRequestHeader() {}
  send() {
    FakeRequest.newest = this
  }
  abort() {}
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const file = new File(['picture'], 'quay.jpg')

test('an upload that sends nothing for a minute is offline, however long one that goes on takes', async () => {
  const answer = uploadPicture(file)
  for (let part = 1; part <= 10; part += 1) {
    await vi.advanceTimersByTimeAsync(longestSilence - 1000)
    FakeRequest.newest.upload.onprogress?.({ loaded: part, total: 20 })
  }
  await vi.advanceTimersByTimeAsync(longestSilence)
  expect(await answer).toEqual(no('offline'))
  expect(vi.getTimerCount()).toBe(0)
})

test('a file that was sent has more time, because the newsroom examines it', async () => {
  const answer = uploadPicture(file)
  FakeRequest.newest.upload.onload?.()
  await vi.advanceTimersByTimeAsync(longestExamination - 1000)
  FakeRequest.newest.response = { ok: false, problem: 'damaged' }
  FakeRequest.newest.onload()
  expect(await answer).toEqual(no('damaged'))
  expect(vi.getTimerCount()).toBe(0)

  const unanswered = uploadPicture(file)
  FakeRequest.newest.upload.onload?.()
  await vi.advanceTimersByTimeAsync(longestExamination)
  expect(await unanswered).toEqual(no('offline'))
})

test('an upload that a person stops is stopped', async () => {
  const stop = new AbortController()
  const answer = uploadPicture(file, () => {}, stop.signal)
  stop.abort()
  expect(await answer).toEqual(no('stopped'))
  expect(vi.getTimerCount()).toBe(0)
})

test('when the web ends that looks at a file which has arrived, the newsroom is asked again', async () => {
  const answers = [new Response('web does not answer', { status: 502 }), Response.json({ ok: false, problem: 'damaged' }, { status: 422 })]
  const remembered = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => remembered.get(key) ?? null,
    setItem: (key: string, value: string) => remembered.set(key, value),
    removeItem: (key: string) => remembered.delete(key),
  })
  const arrive = (length: string | undefined, at: string | undefined) =>
    length
      ? new Response(null, { status: 201, headers: { Location: '/api/uploads/one' } })
      : new Response(null, { status: 204, headers: { 'Upload-Offset': String(Number(at) + 500_000) } })
  vi.stubGlobal('fetch', async (address: string, { headers }: { headers: Record<string, string> }) =>
    address === '/api/media' ? answers.shift() : arrive(headers['Upload-Length'], headers['Upload-Offset']),
  )
  const answer = uploadPicture(new File([new Uint8Array(1_000_000)], 'storm.jpg'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await answer).toEqual(no('damaged'))
  expect(answers).toEqual([])
})
