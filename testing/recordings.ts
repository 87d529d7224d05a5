import { PDFDocument, PDFName, type PDFString } from '@cantoo/pdf-lib'
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny'
import sharp from 'sharp'
import { vp8In } from '#demo/attachments.ts'

/** Words that must be in no file that readers get. */
export const hiddenWords = '<script>alert(1)</script> 50.4501,30.5234'

const tags = { title: hiddenWords, comment: hiddenWords, artist: 'Anonymous source' }

/**
 * A frame of MPEG-1 Layer III of 32 kbit/s and 44.1 kHz, in which nothing sounds (ISO/IEC 11172-3 §2.4.1). After its header and what it says
 * of its one channel (4 and 17 bytes) comes what no player reads: `filling`.
 */
function silentMp3Frame(filling: number): Uint8Array {
  const frame = new Uint8Array(104)
  frame.set([0xff, 0xfb, 0x10, 0xc4])
  return frame.fill(filling, 21)
}

/** A sound of so many seconds in which nothing sounds. Two with another filling have no bytes in common but those of their format. */
export async function mp3File(seconds = 2, filling = 0): Promise<Uint8Array> {
  const length = 1152 / 44_100
  return writeFile(new Mp3OutputFormat(), async (output) => {
    const source = new EncodedAudioPacketSource('mp3')
    output.addAudioTrack(source)
    output.setMetadataTags(tags)
    await output.start()
    for (let at = 0; at < seconds; at += length)
      await source.add(new EncodedPacket(silentMp3Frame(filling), 'key', at, length), {
        decoderConfig: { codec: 'mp3', numberOfChannels: 1, sampleRate: 44_100 },
      })
  })
}

/** Silence as AAC-LC of one channel. */
export async function m4aFile(seconds = 2): Promise<Uint8Array> {
  return writeFile(new Mp4OutputFormat({ fastStart: false }), async (output) => {
    const add = addAac(output, seconds)
    output.setMetadataTags(tags)
    await output.start()
    await add()
  })
}

/** A video in which each frame is a picture of one colour (VP8, as WebP has it), without sound. */
export async function webmFile(colours: readonly string[] = ['#203040', '#c04020', '#204080'], size = { width: 320, height: 180 }) {
  const frames = await Promise.all(colours.map((colour) => vp8Frame(colour, size)))
  return writeFile(new WebMOutputFormat(), async (output) => {
    const source = new EncodedVideoPacketSource('vp8')
    output.addVideoTrack(source, { name: hiddenWords })
    output.setMetadataTags(tags)
    await output.start()
    for (const [at, frame] of frames.entries())
      await source.add(new EncodedPacket(frame, 'key', at, 1), {
        decoderConfig: { codec: 'vp8', codedWidth: size.width, codedHeight: size.height },
      })
  })
}

/** A video in AV1, as AVIF has it, with silence as its sound. */
export async function mp4File(colours: readonly string[] = ['#203040', '#c04020', '#204080'], size = { width: 320, height: 180 }) {
  const frames = await Promise.all(colours.map((colour) => av1Frame(colour, size)))
  return writeFile(new Mp4OutputFormat({ fastStart: false }), async (output) => {
    const source = new EncodedVideoPacketSource('av1')
    output.addVideoTrack(source, { name: hiddenWords })
    const addSound = addAac(output, colours.length)
    output.setMetadataTags(tags)
    await output.start()
    for (const [at, frame] of frames.entries())
      await source.add(new EncodedPacket(frame, 'key', at, 1), {
        decoderConfig: { codec: 'av01.0.00M.08', codedWidth: size.width, codedHeight: size.height },
      })
    await addSound()
  })
}

function addAac(output: Output, seconds: number): () => Promise<void> {
  const source = new EncodedAudioPacketSource('aac')
  output.addAudioTrack(source)
  const length = 1024 / 44_100
  // A raw_data_block with one channel of zeros (ISO/IEC 14496-3 §4.4.2.1), and AudioSpecificConfig: AAC-LC, 44.1 kHz, one channel.
  const silence = new Uint8Array([0x01, 0x40, 0x20, 0x07, 0x00])
  const decoderConfig = { codec: 'mp4a.40.2', numberOfChannels: 1, sampleRate: 44_100, description: new Uint8Array([0x12, 0x08]) }
  return async () => {
    for (let at = 0; at < seconds; at += length) await source.add(new EncodedPacket(silence, 'key', at, length), { decoderConfig })
  }
}

async function vp8Frame(background: string, size: { width: number; height: number }): Promise<Uint8Array> {
  return vp8In(
    await sharp({ create: { ...size, channels: 3, background } })
      .webp({ quality: 60 })
      .toBuffer(),
  )
}

/** The item data of an AVIF with one item: it stands in `mdat`, at the end. */
async function av1Frame(background: string, size: { width: number; height: number }): Promise<Uint8Array> {
  const avif = await sharp({ create: { ...size, channels: 3, background } })
    .avif({ quality: 50, chromaSubsampling: '4:2:0' })
    .toBuffer()
  return avif.subarray(avif.lastIndexOf('mdat') + 4)
}

async function writeFile(format: OutputFormat, fill: (output: Output) => Promise<void>): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  await fill(output)
  await output.finalize()
  if (!target.buffer) throw new Error('no file was written')
  return new Uint8Array(target.buffer)
}

type PdfValue = { [name: string]: PdfValue } | PdfValue[] | string | PDFString

/** A PDF of two pages, with more in its catalog. */
export async function pdfFile(catalog: Record<string, PdfValue> = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (const words of ['The budget', 'of the port']) pdf.addPage([300, 400]).drawText(words, { x: 40, y: 320, size: 18 })
  pdf.setAuthor('A. Source')
  pdf.setTitle(hiddenWords)
  for (const [name, value] of Object.entries(catalog))
    pdf.catalog.set(PDFName.of(name), pdf.context.obj(value as Parameters<typeof pdf.context.obj>[0]))
  // Words in the open, as a comment between two objects.
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: false }))
  return Buffer.concat([bytes, Buffer.from(`\n%${hiddenWords}\n`)])
}
