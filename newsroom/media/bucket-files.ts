import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AwsClient } from 'aws4fetch'
import { SaxesParser } from 'saxes'
import type { ByteRange } from '#lib/byte-range.ts'
import type { FileStore, StoredFile } from './file-store.ts'

export type Bucket = { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }

type Request = (url: string, init: RequestInit & { method: string }, expected: readonly number[]) => Promise<Response>

/** Signed requests to the bucket, with path-style addresses. One with its whole body may take `patience` milliseconds. */
function connect({ endpoint, bucket, ...account }: Bucket, patience: number): { root: string; request: Request } {
  const client = new AwsClient({ ...account, service: 's3', retries: 3 })
  const { href } = new URL(`${endpoint.replace(/\/$/, '')}/${bucket}`)
  const request: Request = async (url, init, expected) => {
    const response = await client.fetch(url, { ...init, signal: AbortSignal.timeout(patience) })
    if (expected.includes(response.status)) return response
    const problem = (await response.text()).slice(0, 300)
    throw new Error(`the object store answered ${response.status} to ${init.method} ${new URL(url).pathname}: ${problem}`)
  }
  return { root: href, request }
}

/** Files in a bucket of S3 or a compatible server (MinIO, R2, Ceph): objects under a prefix. */
export function bucketFiles(bucket: Bucket, prefix: string, patience = 60_000): FileStore {
  const { root, request } = connect(bucket, patience)
  const at = (key: string) => `${root}/${prefix}${key}`
  const fetchObject = async (key: string, range?: ByteRange) => {
    const headers = range && { Range: `bytes=${range.first}-${range.last}` }
    const response = await request(at(key), { method: 'GET', headers }, [200, 206, 404])
    if (response.status !== 404) return response
    await response.body?.cancel()
    return null
  }
  const put = async (key: string, body: BodyInit) => {
    await (await request(at(key), { method: 'PUT', body }, [200])).body?.cancel()
  }
  // The file is read while it is sent, and its length is known.
  const putFile = async (key: string, path: string) => put(key, await openAsBlob(path))

  return {
    putFile,
    put: (key, bytes) => put(key, bytes as BodyInit), // a Uint8Array is a valid body
    async putStream(key, stream) {
      const folder = await mkdtemp(join(tmpdir(), 'galley-upload-'))
      try {
        await pipeline(stream, createWriteStream(join(folder, 'file')))
        await putFile(key, join(folder, 'file'))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    get: async (key) => {
      const response = await fetchObject(key)
      return response && new Uint8Array(await response.arrayBuffer())
    },
    async open(key, range) {
      const response = await fetchObject(key, range)
      return response?.body ? { bytes: lengthOf(response), stream: response.body } : null
    },
    async remove(key) {
      await (await request(at(key), { method: 'DELETE' }, [200, 204, 404])).body?.cancel()
    },
    async *list(folder) {
      for await (const page of listPages(root, request, { prefix: folder ? `${prefix}${folder}/` : prefix }))
        for (const file of page.files) yield { ...file, key: file.key.slice(prefix.length) }
    },
    removeFolder: async () => {},
    async folders() {
      const names: string[] = []
      for await (const page of listPages(root, request, { prefix, delimiter: '/' })) names.push(...page.folders)
      return names.map((name) => name.slice(prefix.length, -1))
    },
  }
}

/** The bytes of the whole object (RFC 9110 §14.4). */
const lengthOf = ({ status, headers }: Response): number =>
  Number(status === 206 ? headers.get('content-range')?.split('/')[1] : headers.get('content-length'))

/** ListObjectsV2, page by page. */
async function* listPages(root: string, request: Request, asked: Record<string, string>): AsyncIterable<Listing> {
  let token: string | null = null
  do {
    const query = new URLSearchParams({ 'list-type': '2', ...asked, ...(token ? { 'continuation-token': token } : {}) })
    const page = readListing(await (await request(`${root}?${query}`, { method: 'GET' }, [200])).text())
    yield page
    token = page.next
  } while (token)
}

type Listing = { files: StoredFile[]; folders: string[]; next: string | null }

/** The response of ListObjectsV2 (Amazon S3 API): files, folders where they were asked for, the token of the next page. Throws when it is not XML. */
function readListing(xml: string): Listing {
  const files: StoredFile[] = []
  const folders: string[] = []
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
    else if (name === 'Contents')
      files.push({ key: texts.get('Key') ?? '', bytes: Number(texts.get('Size')), changedAt: new Date(texts.get('LastModified') ?? '') })
    else if (name === 'CommonPrefixes') folders.push(texts.get('Prefix') ?? '')
    else texts.set(name, text)
    text = ''
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return { files, folders, next }
}
