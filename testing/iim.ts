/** A dataset of IPTC-IIM 4.2. */
export const dataset = (record: number, number: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x1c, record, number, data.length >> 8, data.length & 255]), data])

/** An Adobe image resource; 0x0404 contains IPTC-IIM datasets. */
export function resource(number: number, data: Buffer, name = ''): Buffer {
  const named = Buffer.from([name.length, ...Buffer.from(name), ...(name.length % 2 ? [] : [0])])
  const head = Buffer.from([0x38, 0x42, 0x49, 0x4d, number >> 8, number & 255])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  return Buffer.concat([head, named, size, data, Buffer.alloc(data.length % 2)])
}

/** The JPEG segment that contains such resources. */
export function app13(...resources: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('Photoshop 3.0\0'), ...resources])
  const head = Buffer.from([0xff, 0xed, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
