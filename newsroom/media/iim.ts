/** The datasets of record 2 (IPTC-IIM 4.2) that we read. */
const datasets = {
  37: 'expirationDate',
  40: 'specialInstructions',
  55: 'dateCreated',
  80: 'byline',
  90: 'city',
  92: 'sublocation',
  95: 'provinceState',
  101: 'countryName',
  110: 'credit',
  116: 'copyrightNotice',
  120: 'caption',
} as const

/** Bytes after which no byline is added, so that a file of empty records is read in linear time. A credit is far shorter. */
const longestBylines = 2_000

export type Iim = Partial<Record<(typeof datasets)[keyof typeof datasets], string>>

/** A CodedCharacterSet (1:90) of UTF-8: ESC % G, or one of the other ISO 2022 sequences, ESC % / G to I. */
const saysUtf8 = /^\x1b%(?:G|\/[GHI])/

/**
 * The IPTC-IIM block of a JPEG (IIM 4.2, in the APP13 segment of Adobe's image resources). Text is decoded by its CodedCharacterSet;
 * without one, as UTF-8 if valid, else as Windows-1252. Runs in linear time.
 */
export function readIim(jpeg: Buffer): Iim {
  const records: Record<string, Buffer> = {}
  for (const block of app13(jpeg)) readRecords(block, records)
  const isUtf8 = saysUtf8.test(records['1:90']?.toString('latin1') ?? '')
  return Object.fromEntries(
    Object.entries(datasets).flatMap(([number, name]) => {
      const bytes = records[`2:${number}`]
      return bytes ? [[name, textOf(bytes, isUtf8)]] : []
    }),
  )
}

/** The IPTC resources (0x0404) of all APP13 segments, which precede the image data (ITU T.81 B.2). */
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

/** "8BIM", id, a Pascal string padded to an even length, size, data padded likewise (Adobe file formats, image resources). */
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

/**
 * Tag marker 0x1C, record, dataset, length, data (IIM 4.2 §1.5). Of each dataset the first value counts, except bylines, which are joined.
 */
function readRecords(block: Buffer, records: Record<string, Buffer>): void {
  for (let at = 0; at + 5 <= block.length && block[at] === 0x1c; ) {
    const key = `${block[at + 1]}:${block[at + 2]}`
    const size = block.readUInt16BE(at + 3)
    if (size > 0x7fff) return // an extended dataset, which contains binary data
    const data = block.subarray(at + 5, at + 5 + size)
    const before = records[key]
    if (!before) records[key] = data
    else if (key === '2:80' && before.length < longestBylines) records[key] = Buffer.concat([before, Buffer.from(', '), data])
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
