import { readFile } from 'node:fs/promises'
import { AwsClient } from 'aws4fetch'
import { SaxesParser } from 'saxes'
import type { Storage } from './storage.ts'
import { folderOf } from './storage-keys.ts'

export type Bucket = { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }

/** Storage in S3 or a compatible server (MinIO, R2, Ceph): objects under "media/", with path-style addresses. */
export function objectStorage({ endpoint, bucket, ...account }: Bucket): Storage {
  const client = new AwsClient({ ...account, service: 's3', retries: 3 })
  const root = new URL(`${endpoint.replace(/\/$/, '')}/${bucket}`)
  const at = (key: string) => `${root.href}/media/${key}`

  const request = async (url: string, init: RequestInit & { method: string }, expected: readonly number[]) => {
    const response = await client.fetch(url, { ...init, signal: AbortSignal.timeout(60_000) })
    if (expected.includes(response.status)) return response
    const problem = (await response.text()).slice(0, 300)
    throw new Error(`the object store answered ${response.status} to ${init.method} ${new URL(url).pathname}: ${problem}`)
  }
  const fetchObject = async (key: string) => {
    const response = await request(at(key), { method: 'GET' }, [200, 404])
    if (response.status === 200) return response
    await response.body?.cancel()
    return null
  }
  const put = async (key: string, bytes: Uint8Array) => {
    await (await request(at(key), { method: 'PUT', body: bytes as BodyInit }, [200])).body?.cancel() // a Uint8Array is a valid body
  }

  return {
    put,
    putFile: async (key, path) => put(key, await readFile(path)),
    get: async (key) => {
      const response = await fetchObject(key)
      return response && new Uint8Array(await response.arrayBuffer())
    },
    async open(key) {
      const response = await fetchObject(key)
      return response?.body ? { bytes: Number(response.headers.get('content-length')), stream: response.body } : null
    },
    async forget(hash) {
      for await (const { key } of listKeys(`media/${folderOf(hash)}/`))
        await (await request(`${root.href}/${key}`, { method: 'DELETE' }, [200, 204, 404])).body?.cancel()
    },
    async *hashes() {
      let last = { hash: '', changedAt: new Date(0) }
      for await (const { key, changedAt } of listKeys('media/')) {
        const hash = key.split('/')[2] ?? '' // media/ab/HASH/name; keys are sorted, so those of one picture are adjacent
        if (hash !== last.hash && last.hash) yield last
        last = { hash, changedAt: hash === last.hash && last.changedAt > changedAt ? last.changedAt : changedAt }
      }
      if (last.hash) yield last
    },
  }

  /** ListObjectsV2, page by page. */
  async function* listKeys(prefix: string): AsyncIterable<Listed> {
    let token: string | null = null
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token ? { 'continuation-token': token } : {}) })
      const page = readListing(await (await request(`${root.href}?${query}`, { method: 'GET' }, [200])).text())
      yield* page.files
      token = page.next
    } while (token)
  }
}

type Listed = { key: string; changedAt: Date }

/** The response of ListObjectsV2 (Amazon S3 API): its files and the token of the next page. Throws when it is not XML. */
function readListing(xml: string): { files: Listed[]; next: string | null } {
  const files: Listed[] = []
  const texts = new Map<string, string>()
  let next: string | null = null
  let text = ''
  const parser = new SaxesParser()
  parser.on('opentag', () => {
    text = ''
  })
  parser.on('text', (words) => {
    text += words
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'NextContinuationToken') next = text || null
    else if (name === 'Contents') files.push({ key: texts.get('Key') ?? '', changedAt: new Date(texts.get('LastModified') ?? '') })
    else texts.set(name, text)
    text = ''
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return { files, next }
}
