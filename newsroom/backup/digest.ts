import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

export type Digest = { bytes: number; lines: number; sha256: string }

/** Passes bytes on and counts them. `result` is complete when the stream has ended. */
export function digestOf(seen: (bytes: number) => void = () => {}) {
  const hash = createHash('sha256')
  const result: Digest = { bytes: 0, lines: 0, sha256: '' }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk)
      result.bytes += chunk.length
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) result.lines += 1
      seen(chunk.length)
      pass(null, chunk)
    },
    flush(end) {
      result.sha256 = hash.digest('hex')
      end()
    },
  })
  return { stream, result }
}

/** Passes bytes on, and fails at the end when they are not what they must be. */
export function checkDigest(expected: { bytes: number; sha256: string }, problem: () => Error): Transform {
  const hash = createHash('sha256')
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk)
      bytes += chunk.length
      pass(null, chunk)
    },
    flush(end) {
      end(bytes === expected.bytes && hash.digest('hex') === expected.sha256 ? null : problem())
    },
  })
}
