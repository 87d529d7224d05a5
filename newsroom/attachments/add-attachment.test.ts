import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { attachments } from '#db/schema/attachments.ts'
import { audit } from '#db/schema/record.ts'
import { type AttachmentFormat, usualLimits } from '#lib/attachments.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { attachmentKey } from '#newsroom/media/storage-keys.ts'
import { setAttachmentLimits } from '#newsroom/settings/set-attachment-limits.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { hiddenWords, m4aFile, mp3File, mp4File, pdfFile, webmFile } from '#testing/recordings.ts'
import { addAttachment } from './add-attachment.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const add = (bytes: Uint8Array | string, name = 'file') => addAttachment(cast.olena, { name, bytes: Buffer.from(bytes) })

async function readStored({ hash, format }: { hash: string; format: AttachmentFormat }): Promise<Buffer> {
  return Buffer.from((await storage().get(attachmentKey(hash, format))) ?? [])
}

test.each([
  ['MP3', mp3File, { kind: 'audio', format: 'mp3', width: null, pages: null }],
  ['M4A', m4aFile, { kind: 'audio', format: 'm4a', width: null, pages: null }],
  ['WebM', webmFile, { kind: 'video', format: 'webm', width: 320, height: 180, pages: null }],
  ['MP4', mp4File, { kind: 'video', format: 'mp4', width: 320, height: 180, pages: null }],
  ['PDF', pdfFile, { kind: 'document', format: 'pdf', width: null, pages: 2, seconds: null }],
])('%s is kept without what was hidden in it', async (name, make, facts) => {
  const bytes = await make()
  const added = await add(bytes, `../../secret/${name}\u0000.bin`)
  expect(added).toMatchObject({ ok: true, value: { ...facts, name: `${name}.bin`, createdBy: cast.olena.id } })
  if (!added.ok) return
  if (facts.kind !== 'document') expect(added.value.seconds).toBeGreaterThan(1.5)
  expect(Buffer.from(bytes).includes(hiddenWords)).toBe(true)
  const kept = await readStored(added.value)
  expect(kept.length).toBe(added.value.bytes)
  for (const hidden of ['<script>', 'alert(1)', '50.4501', 'Anonymous source', 'A. Source']) expect(kept.includes(hidden)).toBe(false)
})

test('the same file is one row, also when readers’ copy of it comes back', async () => {
  const bytes = await mp3File(3)
  const first = await add(bytes)
  const again = await add(bytes)
  expect(first.ok && again.ok && first.value.id === again.value.id).toBe(true)
  if (!first.ok) return
  expect(await add(await readStored(first.value))).toMatchObject({ value: { id: first.value.id } })
  const rows = await database().select().from(audit)
  expect(rows.filter(({ verb, subjectId }) => verb === 'add-attachment' && subjectId === first.value.id)).toHaveLength(1)
})

test.each([
  ['MP3', mp3File],
  ['WebM', webmFile],
  ['MP4', mp4File],
  ['PDF', pdfFile],
])('%s that was written anew before, in another newsroom, becomes the same file', async (_, make) => {
  const first = await add(await make())
  if (!first.ok) throw new Error(first.problem)
  const bytes = await readStored(first.value)
  await database().delete(attachments).where(eq(attachments.id, first.value.id))
  expect(await add(bytes)).toMatchObject({ ok: true, value: { hash: first.value.hash } })
})

test('two who add the same at the same time have one row', async () => {
  const bytes = await mp3File(4)
  const [one, other] = await Promise.all([add(bytes), addAttachment(cast.danylo, { name: 'b', bytes })])
  expect(one.ok && other.ok && one.value.id === other.value.id).toBe(true)
})

describe('what is refused', () => {
  test.each([
    ['nothing', 'empty', ''],
    ['words', 'other-kind', 'Dear reader, this is a text.'],
    ['a web page', 'other-kind', '<!doctype html><script>alert(1)</script>'],
    ['a picture', 'other-kind', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['an SVG', 'other-kind', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a program', 'other-kind', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(5000)])],
    ['the beginning of a PDF', 'damaged', '%PDF-1.7\nwords'],
    ['captions without cues', 'damaged', 'WEBVTT\n\nNOTE nothing\n'],
  ])('%s', async (_, problem, bytes) => expect(await add(bytes)).toEqual({ ok: false, problem }))

  test('recordings that break off', async () => {
    for (const bytes of [await mp4File(), await m4aFile()]) {
      expect(await add(bytes.subarray(0, bytes.length / 2))).toEqual({ ok: false, problem: 'damaged' })
      expect(await add(bytes.subarray(0, bytes.length * 0.9))).toEqual({ ok: false, problem: 'damaged' })
    }
    const pdf = await pdfFile()
    expect(await add(pdf.subarray(0, pdf.length / 3))).toEqual({ ok: false, problem: 'damaged' })
  })

  test('a recording that tells first what is in it, and breaks off after that', async () => {
    for (const make of [mp4File, m4aFile]) {
      const whole = await add(await make())
      if (!whole.ok) throw new Error(whole.problem)
      const bytes = await readStored(whole.value)
      expect(await add(bytes.subarray(0, bytes.length - 3))).toEqual({ ok: false, problem: 'damaged' })
    }
  })

  test('a PDF without a page', async () => {
    const pdf = await PDFDocument.create()
    expect(await add(await pdf.save({ addDefaultPage: false }))).toEqual({ ok: false, problem: 'damaged' })
  })

  test.each([
    ['opens with a script', 'active', { OpenAction: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } }],
    ['starts a program', 'active', { OpenAction: { S: 'Launch', F: PDFString.of('cmd.exe') } }],
    ['sends a form', 'active', { AA: { WC: { S: 'SubmitForm', F: PDFString.of('https://evil.example') } } }],
    ['has scripts by name', 'active', { Names: { JavaScript: { Names: [] } } }],
    ['has an XFA form', 'active', { AcroForm: { XFA: PDFString.of('<xdp/>'), Fields: [] } }],
    ['has a link that is a script', 'active', { OpenAction: { S: 'URI', URI: PDFString.of('javascript:alert(1)') } }],
    ['has files in it', 'files-inside', { Names: { EmbeddedFiles: { Names: [] } } }],
    ['opens a file in it', 'active', { OpenAction: { S: 'GoToE', T: {} } }],
  ])('a PDF that %s', async (_, problem, catalog) => expect(await add(await pdfFile(catalog))).toEqual({ ok: false, problem }))

  test('a PDF with a script deep inside, in a compressed object', async () => {
    const pdf = await PDFDocument.load(await pdfFile())
    pdf.context.register(pdf.context.obj({ A: [{ B: { S: 'JavaScript', JS: PDFString.of('x') } }] }))
    const bytes = await pdf.save({ useObjectStreams: true })
    expect(Buffer.from(bytes).includes('JavaScript')).toBe(false)
    expect(await add(bytes)).toEqual({ ok: false, problem: 'active' })
  })

  test('a PDF with a file pinned to a page', async () => {
    const pdf = await PDFDocument.load(await pdfFile())
    const note = pdf.context.obj({ Type: 'Annot', Subtype: 'FileAttachment', Rect: [0, 0, 9, 9] })
    pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([note]))
    expect(await add(await pdf.save())).toEqual({ ok: false, problem: 'files-inside' })
  })

  test('a PDF with a password', async () => {
    const pdf = await PDFDocument.load(await pdfFile())
    pdf.encrypt({ userPassword: 'open', ownerPassword: 'own' })
    expect(await add(await pdf.save())).toEqual({ ok: false, problem: 'locked' })
  })

  test('files that are larger than the newsroom takes', async () => {
    const long = Buffer.concat([await pdfFile(), Buffer.alloc(1_000_000, '%'), Buffer.from('\n')])
    await setAttachmentLimits(cast.ihor, { ...usualLimits, document: 1 })
    expect(await add(long)).toMatchObject({ ok: false, problem: 'too-big', detail: { most: 1_000_000 } })
    await setAttachmentLimits(cast.ihor, usualLimits)
    expect(await add(long)).toMatchObject({ ok: true })
  })
})

test('a PDF that leads to a page, to the web and by mail is kept, and still leads there', async () => {
  const added = await add(await pdfFile({ OpenAction: { S: 'URI', URI: PDFString.of('https://news.example/budget') } }))
  expect(added).toMatchObject({ ok: true })
  if (!added.ok) return
  const kept = await PDFDocument.load(await readStored(added.value), { updateMetadata: false })
  const action = kept.catalog.lookup(PDFName.of('OpenAction'), PDFDict)
  expect(String(action.get(PDFName.of('URI')))).toContain('news.example')
  expect([kept.getAuthor(), kept.getProducer(), kept.getTitle()]).toEqual([undefined, undefined, undefined])
})

test('what programs noted in a PDF about who wrote it is gone', async () => {
  const pdf = await PDFDocument.load(await pdfFile({ PieceInfo: { Editor: { Private: PDFString.of('Secret source one') } } }))
  const xmp = pdf.context.stream('<x:xmpmeta>Secret source two</x:xmpmeta>', { Type: 'Metadata', Subtype: 'XML' })
  pdf.getPage(0).node.set(PDFName.of('Metadata'), pdf.context.register(xmp))
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: false }))
  const added = await add(bytes)
  if (!added.ok) throw new Error(added.problem)
  for (const hidden of ['Secret source one', 'Secret source two']) {
    expect(bytes.includes(hidden)).toBe(true)
    expect((await readStored(added.value)).includes(hidden)).toBe(false)
  }
})

test('what stands before and after a PDF, and would be a page or a script for others, is gone', async () => {
  const pdf = Buffer.from(await pdfFile())
  const added = await add(Buffer.concat([pdf, Buffer.from('\n<html><script>alert(1)</script></html>')]))
  expect(added.ok && (await readStored(added.value)).includes('<html>')).toBe(false)
  expect(added.ok).toBe(true)
  // A page first is a page, whatever follows.
  expect(await add(Buffer.concat([Buffer.from('<html><script>1</script>'), pdf]))).toEqual({ ok: false, problem: 'other-kind' })
})

test('captions are kept as times and words', async () => {
  const vtt = `\ufeffWEBVTT - by Olena\r\nKind: captions\r\n\r\nSTYLE\r\n::cue { background: url(https://evil.example) }\r\n\r\n1\r\n00:01.000 --> 00:02.500 align:start\r\n<v Olena><i>The grain</i> &amp; the <script>port</script>\r\n\r\n00:00:05.000 --> 00:00:04.000\r\nBackwards\r\n\r\n00:00:06.000 --> 00:00:07.000\r\nLast`
  const added = await add(vtt)
  expect(added).toMatchObject({ ok: true, value: { kind: 'captions', format: 'vtt' } })
  expect(added.ok && (await readStored(added.value)).toString()).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nOlena: The grain &amp; the port\n\n00:00:06.000 --> 00:00:07.000\nLast\n',
  )
  const subRip = await add('1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n')
  expect(subRip.ok && (await readStored(subRip.value)).toString()).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nOne\n\n00:00:03.000 --> 00:00:04.000\nTwo\n',
  )
})

test('nobody adds files but those who write', async () => {
  await expect(addAttachment({ ...cast.olena, role: 'guest' }, { name: 'a.mp3', bytes: await mp3File() })).rejects.toThrow(NotAllowed)
  expect(await database().select().from(attachments)).not.toEqual([])
})
