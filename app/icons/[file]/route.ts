import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { nothingHere } from '#app/for-machines.ts'

const sizes: Record<string, number> = { 'icon-192.png': 192, 'icon-512.png': 512, 'apple-icon.png': 180, 'favicon.ico': 48 }

/** The paper's sign in the sizes that old browsers and home screens ask for (next.config.ts leads them here), from reader/icon.svg. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params
  const size = Object.hasOwn(sizes, file) ? sizes[file] : undefined
  if (!size) return nothingHere()
  const png = await sharp(await readFile(join(process.cwd(), 'reader/icon.svg')), { density: 600 })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer()
  const isIco = file.endsWith('.ico')
  return new Response(new Uint8Array(isIco ? icoOf(png, size) : png), {
    headers: { 'content-type': isIco ? 'image/x-icon' : 'image/png', 'cache-control': 'public, max-age=86400' },
  })
}

/** An ICO that holds one PNG: header and one directory entry, as Windows has read them since Vista. */
function icoOf(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(22, 18)
  return Buffer.concat([head, png])
}
