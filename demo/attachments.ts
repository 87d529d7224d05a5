import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Output, WebMOutputFormat } from 'mediabunny'
import sharp from 'sharp'
import type { KnownOfAttachment } from '#newsroom/attachments/add-attachment.ts'

type DemoFile = { name: string; known: KnownOfAttachment; make: (ferry: Uint8Array) => Promise<Uint8Array> }

const credit = 'The Crossing'

/** The sounds, videos and documents of the demo, and what the library says of them. The sound is noise and sums of sines, made by a program of ours, as an MP3 of 32 kbit/s. */
export const demoAttachments = {
  'ferry-horn': {
    name: 'ferry-horn.mp3',
    known: {
      title: 'The horn of the ferry',
      credit,
      transcript: 'The horn sounds twice, a long tone and a short one. Water against the ramp.',
    },
    make: () => readFile(join(import.meta.dirname, 'files', 'ferry-horn.mp3')),
  },
  'ferry-crosses': {
    name: 'ferry-crosses.webm',
    known: { title: 'The ferry crosses', caption: 'From the town bank to the other, in six seconds.', credit },
    make: (ferry: Uint8Array) => filmAlong(ferry),
  },
  timetable: { name: 'ferry-timetable.pdf', known: { title: 'Timetable of the ferry', credit }, make: () => timetable() },
  'captions-en': {
    name: 'ferry-crosses.vtt',
    known: { title: 'The ferry crosses, English' },
    make: () => captions('The ferry leaves the town bank.', 'It will be back in twelve minutes.'),
  },
  'captions-uk': {
    name: 'ferry-crosses.uk.vtt',
    known: { title: 'Пором переправляється, українською' },
    make: () => captions('Пором відходить від міського берега.', 'Повернеться за дванадцять хвилин.'),
  },
} as const satisfies Record<string, DemoFile>
export type AttachmentKey = keyof typeof demoAttachments

const captions = async (one: string, other: string): Promise<Uint8Array> =>
  Buffer.from(`WEBVTT\n\n00:00:00.500 --> 00:00:03.000\n${one}\n\n00:00:03.000 --> 00:00:06.000\n${other}\n`)

const size = { width: 480, height: 270 }
const [frames, perSecond] = [36, 6]

/** A film that looks along a picture, from right to left. Each frame is a picture of its own, as WebP has them (VP8). */
async function filmAlong(picture: Uint8Array): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata()
  const wide = Math.round(width * 0.6)
  const tall = Math.round((wide * size.height) / size.width)
  const shown = await Promise.all(
    Array.from({ length: frames }, (_, at) =>
      sharp(picture)
        .extract({
          left: Math.round(((width - wide) * (frames - 1 - at)) / (frames - 1)),
          top: Math.round((height - tall) * 0.55),
          width: wide,
          height: tall,
        })
        .resize(size)
        .webp({ quality: 45 })
        .toBuffer(),
    ),
  )
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new EncodedVideoPacketSource('vp8')
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = { codec: 'vp8', codedWidth: size.width, codedHeight: size.height }
  for (const [at, webp] of shown.entries())
    await source.add(new EncodedPacket(vp8In(webp), 'key', at / perSecond, 1 / perSecond), { decoderConfig })
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}

/** The frame in a lossy WebP: the data of its chunk "VP8 " (RFC 9649 §2.5). */
export function vp8In(webp: Buffer): Uint8Array {
  const at = webp.indexOf('VP8 ')
  return webp.subarray(at + 8, at + 8 + webp.readUInt32LE(at + 4))
}

async function timetable(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  const sheets = [
    [
      'The ferry at Stara Hreblia',
      'From the town bank: 5.00, then every 24 minutes until 22.12',
      'From the other bank: 5.12, then every 24 minutes until 22.24',
    ],
    ['What one pays', 'People: nothing, until the bridge is open', 'Cars: 40 hryvnias. Hay carts: 60 hryvnias', 'In fog the ferry waits.'],
  ]
  for (const lines of sheets) {
    const page = pdf.addPage([420, 595])
    for (const [at, words] of lines.entries()) page.drawText(words, { x: 36, y: 540 - at * 34, size: at === 0 ? 22 : 13, font })
  }
  return pdf.save()
}
