import { createServer, type Server } from 'node:http'

/** The part of S3's REST interface that we use: signed requests, PUT, GET, DELETE, ListObjectsV2 in pages of two. */
export function smallBucket(): Server {
  const objects = new Map<string, { bytes: Buffer; at: Date }>()
  return createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = new URL(request.url ?? '', 'http://bucket')
    const [, name, ...rest] = url.pathname.split('/')
    const key = rest.join('/')
    const isSigned = /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/eu\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/.test(
      request.headers.authorization ?? '',
    )
    if (name !== 'pictures' || !isSigned) return response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    if (url.searchParams.has('list-type')) {
      const prefix = url.searchParams.get('prefix') ?? ''
      if (url.searchParams.has('delimiter')) return response.end(listFolders([...objects.keys()], prefix))
      const after = url.searchParams.get('continuation-token') ?? ''
      const keys = [...objects.keys()].filter((each) => each.startsWith(prefix) && each > after).sort()
      const page = keys
        .slice(0, 2)
        .map(
          (each) =>
            `<Contents><Key>${each}</Key><LastModified>${objects.get(each)?.at.toISOString()}</LastModified><Size>${objects.get(each)?.bytes.length}</Size></Contents>`,
        )
      const next = keys.length > 2 ? `<NextContinuationToken>${keys[1]}</NextContinuationToken>` : ''
      return response.end(`<ListBucketResult>${page.join('')}${next}</ListBucketResult>`)
    }
    if (request.method === 'PUT') objects.set(key, { bytes: Buffer.concat(chunks), at: new Date() })
    if (request.method === 'DELETE') objects.delete(key)
    const there = objects.get(key)
    if (request.method === 'GET')
      return there ? response.writeHead(200, { 'content-length': there.bytes.length }).end(there.bytes) : response.writeHead(404).end()
    return response.writeHead(request.method === 'DELETE' ? 204 : 200).end()
  })
}

function listFolders(keys: string[], prefix: string): string {
  const inside = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  const folders = [...new Set(inside.filter((key) => key.includes('/')).map((key) => key.split('/')[0]))].sort()
  const found = folders.map((folder) => `<CommonPrefixes><Prefix>${prefix}${folder}/</Prefix></CommonPrefixes>`)
  return `<ListBucketResult><Prefix>${prefix}</Prefix>${found.join('')}</ListBucketResult>`
}
