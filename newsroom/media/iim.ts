/** The records of IPTC-IIM 4.2 that we read, by their number in record 2. */
const datasets = { 80: 'byline', 110: 'credit', 120: 'caption' } as const

export type Iim = Partial<Record<(typeof datasets)[keyof typeof datasets], string>>

/** CodedCharacterSet (1:90) when it says UTF-8: ESC % G, or one of ISO 2022's other names for it, ESC % / G to I. */
const saysUtf8 = /^\x1b%(?:G|\/[GHI])/

/**
 * What stands in a JPEG's IPTC-IIM block (IIM 4.2, in the APP13 segment of Adobe's image resources). Text is read by its
 * CodedCharacterSet; where none is named, as UTF-8 if its bytes are, else as Windows-1252. Each byte is looked at once.
 */
export function readIim(jpeg: Buffer): Iim {
  const found: Record<string, Buffer> = {}
  for (const block of app13(jpeg)) readRecords(block, found)
  const isUtf8 = saysUtf8.test(found['1:90']?.toString('latin1') ?? '')
  return Object.fromEntries(
    Object.entries(datasets).flatMap(([number, name]) => {
      const bytes = found[`2:${number}`]
      return bytes ? [[name, textOf(bytes, isUtf8)]] : []
    }),
  )
}

/** The IPTC resources (0x0404) in all APP13 segments, which stand before the picture's own data (ITU T.81 B.2). */
function* app13(jpeg: Buffer): Generator<Buffer> {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== 0xffd8) return
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1]
    if (marker === 0xda || marker === 0xd9) return
    const end = at + 2 + jpeg.readUInt16BE(at + 2)
    const segment = jpeg.subarray(at + 4, end)
    if (marker === 0xed && segment.toString('latin1', 0, signature.length) === signature)
      yield* resources(segment.subarray(signature.length))
    at = end
  }
}

const signature = 'Photoshop 3.0\0'

/** "8BIM", number, a Pascal string padded to an even length, size, data padded likewise (Adobe's file formats, image resources). */
function* resources(segment: Buffer): Generator<Buffer> {
  for (let at = 0; at + 12 <= segment.length && segment.toString('latin1', at, at + 4) === '8BIM'; ) {
    const named = 1 + (segment[at + 6] ?? 0)
    const sized = at + 6 + named + (named % 2)
    if (sized + 4 > segment.length) return
    const size = segment.readUInt32BE(sized)
    if (segment.readUInt16BE(at + 4) === 0x0404) yield segment.subarray(sized + 4, sized + 4 + size)
    at = sized + 4 + size + (size % 2)
  }
}

/** Tag marker 0x1C, record, dataset, length, data (IIM 4.2 §1.5). The first of a dataset counts, save of bylines, which are joined. */
function readRecords(block: Buffer, found: Record<string, Buffer>): void {
  for (let at = 0; at + 5 <= block.length && block[at] === 0x1c; ) {
    const key = `${block[at + 1]}:${block[at + 2]}`
    const size = block.readUInt16BE(at + 3)
    if (size > 0x7fff) return // an extended dataset: bytes of a file, not words
    const data = block.subarray(at + 5, at + 5 + size)
    const before = found[key]
    if (!before) found[key] = data
    else if (key === '2:80') found[key] = Buffer.concat([before, Buffer.from(', '), data])
    at += 5 + size
  }
}

function textOf(bytes: Buffer, isUtf8: boolean): string {
  if (isUtf8) return bytes.toString('utf8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
