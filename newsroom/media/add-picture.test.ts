import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { eq, sql } from 'drizzle-orm'
import exifr from 'exifr'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media, renditions } from '#db/schema/media.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { cutsOf, widthsOf } from '#lib/renditions.ts'
import { machine } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { sharedInputs } from '#testing/inputs.ts'
import { agencyJpeg, agencyWords, canaries, ownHome, photo, taggedJpeg } from '#testing/pictures.ts'
import { addPicture } from './add-picture.ts'
import { storage } from './configured-storage.ts'
import { giveUpRenditions, makeRenditions } from './make-renditions.ts'
import { originalKey, renditionKey } from './storage-keys.ts'

ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const jobsFor = async (id: string) =>
  (await database().execute(sql`select id from pgboss.job where name = 'renditions' and data->>'mediaId' = ${id}`)).length
const rowOf = async (id: string) => (await database().select().from(media).where(eq(media.id, id)))[0]
const filesOf = (id: string) => database().select().from(renditions).where(eq(renditions.mediaId, id))

async function addOne(bytes: Uint8Array, name = 'photo.jpg', renditions: 'now' | 'later' = 'now') {
  const answer = await addPicture(cast.olena, { name, bytes }, { renditions })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value
}

/** Every rendition of a picture. */
async function readServed(id: string, hash: string) {
  const files = await filesOf(id)
  return Promise.all(
    files.map(async (file) => ({
      ...file,
      data: Buffer.from((await storage().get(renditionKey(hash, file.shape, file.width, file.format))) ?? ''),
    })),
  )
}

describe('a picture that is added', () => {
  test('is a row of the person who added it, "processing", with one job and one audit row', async () => {
    const picture = await addOne(await photo(400, 300).jpeg().toBuffer(), 'C:\\Photos\\..\\harbour \u202egpj.jpg', 'later')
    expect(picture).toMatchObject({
      state: 'processing',
      name: 'harbour gpj.jpg',
      format: 'jpeg',
      width: 400,
      height: 300,
      createdBy: cast.olena.id,
      already: false,
    })
    expect(await jobsFor(picture.id)).toBe(1)
    expect(await database().select().from(audit).where(eq(audit.subjectId, picture.id))).toMatchObject([
      { verb: 'add-picture', personId: cast.olena.id },
    ])
    expect(await storage().get(originalKey(picture.hash))).not.toBeNull()
  })

  test('twice is one row, whoever adds it', async () => {
    const bytes = await photo(200, 100).png().toBuffer()
    const first = await addOne(bytes, 'one.png')
    const again = await addPicture(cast.danylo, { name: 'two.png', bytes })
    expect(again).toMatchObject({ ok: true, value: { id: first.id, name: 'one.png', already: true, createdBy: cast.olena.id } })
  })

  test('by two people at once is one row', async () => {
    const bytes = await photo(210, 100).png().toBuffer()
    const [one, other] = await Promise.all([
      addPicture(cast.olena, { name: 'a.png', bytes }),
      addPicture(cast.danylo, { name: 'b.png', bytes }),
    ])
    expect(one.ok && other.ok && one.value.id === other.value.id).toBe(true)
  })

  test('again after its renditions failed is retried', async () => {
    const bytes = await photo(220, 100).png().toBuffer()
    const first = await addOne(bytes, 'one.png', 'later')
    await giveUpRenditions(first.id, 'the disk is full')
    expect(await rowOf(first.id)).toMatchObject({ state: 'failed', problem: 'the disk is full' })
    expect(await addOne(bytes, 'one.png')).toMatchObject({ id: first.id, state: 'ready', already: true })
    expect(await rowOf(first.id)).toMatchObject({ state: 'ready', problem: null })
  })

  test('by an import belongs to nobody', async () => {
    const answer = await addPicture(
      machine('import'),
      { name: 'x.png', bytes: await photo(90, 60).png().toBuffer() },
      { renditions: 'now' },
    )
    expect(answer).toMatchObject({ ok: true, value: { createdBy: null, state: 'ready' } })
  })

  test('has the texts of its metadata', async () => {
    const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Reuters"><dc:creator><rdf:Seq><rdf:li>Олена Гриценко</rdf:li></rdf:Seq></dc:creator><dc:description><rdf:Alt><rdf:li xml:lang="x-default">The harbour&#39;s cranes &amp; ships</rdf:li></rdf:Alt></dc:description><Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Two cranes over a grey sea</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
    const picture = await addOne(await photo(300, 200).withXmp(xmp).jpeg().toBuffer(), 'cranes.jpg', 'later')
    expect(picture).toMatchObject({
      alt: 'Two cranes over a grey sea',
      caption: "The harbour's cranes & ships",
      credit: 'Олена Гриценко / Reuters',
    })
  })

  test('and refused leaves no row, no job, no file', async () => {
    const count = async () => (await database().select({ id: media.id }).from(media)).length
    const before = await count()
    expect(await addPicture(cast.olena, { name: 'x.jpg', bytes: Buffer.from('<svg>') })).toMatchObject({ ok: false, problem: 'vector' })
    expect(await count()).toBe(before)
  })
})

describe('the files made of a picture', () => {
  test('are six widths in three formats and the cuts, none enlarged', async () => {
    const picture = await addOne(await photo(2000, 1500).jpeg().toBuffer())
    const files = await readServed(picture.id, picture.hash)
    for (const format of ['avif', 'webp', 'jpg'] as const)
      expect(
        files
          .filter((file) => file.shape === 'full' && file.format === format)
          .map(({ width }) => width)
          .sort((a, b) => a - b),
      ).toEqual(widthsOf(2000))
    const inWords = (cuts: { shape: string; width: number; height: number; format: string }[]) =>
      cuts.map(({ shape, width, height, format }) => `${shape} ${width}x${height} ${format}`).sort()
    const expected = cutsOf(2000, 1500).flatMap(({ formats, ...size }) => formats.map((format) => ({ ...size, format })))
    expect(inWords(files.filter(({ shape }) => shape !== 'full'))).toEqual(inWords(expected))
    for (const { data, width, height, bytes, format } of files) {
      const header = await sharp(data).metadata()
      expect([header.width, header.height, data.length]).toEqual([width, height, bytes])
      expect(header.format).toBe({ avif: 'heif', webp: 'webp', jpg: 'jpeg' }[format])
    }
  })

  test('of a tiny picture have its own width', async () => {
    const picture = await addOne(await photo(65, 65).png().toBuffer())
    expect((await filesOf(picture.id)).map(({ shape, width, height, format }) => `${shape} ${width}x${height} ${format}`).sort()).toEqual([
      '16x9 65x37 jpg',
      '1x1 65x65 avif',
      '1x1 65x65 jpg',
      '1x1 65x65 webp',
      '4x3 65x49 avif',
      '4x3 65x49 jpg',
      '4x3 65x49 webp',
      'full 65x65 avif',
      'full 65x65 jpg',
      'full 65x65 webp',
    ])
  })

  test.each([3, 6, 8] as const)('are upright when the camera was turned (orientation %i)', async (orientation) => {
    // Red on the camera's left half, so that the red side shows how the picture was rotated.
    const red = await sharp({ create: { width: 200, height: 300, channels: 3, background: '#f00' } })
      .png()
      .toBuffer()
    const sent = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#00f' } })
      .composite([{ input: red, left: 0, top: 0 }])
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer()
    const picture = await addOne(sent)
    const upright = orientation === 3 ? [400, 300] : [300, 400]
    expect([picture.width, picture.height]).toEqual(upright)
    const [file] = (await readServed(picture.id, picture.hash)).filter(
      (made) => made.shape === 'full' && made.format === 'jpg' && made.width === Math.min(320, upright[0] ?? 0),
    )
    const { data, info } = await sharp(file?.data).raw().toBuffer({ resolveWithObject: true })
    const redAt = (x: number, y: number) =>
      (data[(Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels] ?? 0) > 128
    // The left half is right after orientation 3 (180°), top after 6 (90° clockwise), bottom after 8.
    const redQuarters = { 3: [false, true, false, true], 6: [true, true, false, false], 8: [false, false, true, true] }[orientation]
    expect([redAt(0.25, 0.25), redAt(0.75, 0.25), redAt(0.25, 0.75), redAt(0.75, 0.75)]).toEqual(redQuarters)
  })

  test('contain no location, serial number, owner or any other metadata', async () => {
    const sent = await taggedJpeg(700, 500, 6)
    for (const canary of canaries) expect(sent.includes(canary)).toBe(true)
    expect((await exifr.gps(sent))?.latitude).toBeCloseTo(50.45)
    const picture = await addOne(sent)
    const files = await readServed(picture.id, picture.hash)
    expect(files.length).toBe(3 * widthsOf(500).length + cutsOf(500, 700).flatMap(({ formats }) => formats).length)
    for (const file of files) await expectBare(file.data)
  })

  test('keep sRGB: a wide-gamut picture is converted, not only stripped of its profile', async () => {
    const sent = await sharp({ create: { width: 100, height: 80, channels: 3, background: { r: 0, g: 255, b: 0 } } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
    expect((await sharp(sent).metadata()).icc).toBeDefined()
    const picture = await addOne(sent)
    for (const file of await readServed(picture.id, picture.hash)) {
      expect((await sharp(file.data).metadata()).icc).toBeUndefined()
      const [red, green] = await sharp(file.data).raw().toBuffer()
      expect(green).toBeGreaterThan(240)
      expect(red).toBeLessThan(30)
    }
  })

  test('are announced to the edges when a live story shows the picture', async () => {
    const picture = await addOne(await photo(230, 100).png().toBuffer(), 'p.png', 'later')
    await database().update(authors).set({ portraitId: picture.id }).where(eq(authors.id, cast.author.id))
    await makeRenditions(picture.id)
    await makeRenditions(picture.id)
    const told = (await database().select().from(outbox)).filter(({ tags }) => tags.includes(`media:${picture.id}`))
    expect(told).toHaveLength(1)
    expect(told[0]?.tags).toContain(`author:${cast.author.id}`)
    await database().update(authors).set({ portraitId: null }).where(eq(authors.id, cast.author.id))
  })

  test('are announced to the lists that show the story, which were rendered without the picture', async () => {
    const picture = await addOne(await photo(231, 100).png().toBuffer(), 'p.png', 'later')
    const articleId = cast.articles.published
    await database().insert(liveMedia).values({ articleId, mediaId: picture.id })
    await makeRenditions(picture.id)
    const told = (await database().select().from(outbox)).find(({ tags }) => tags.includes(`media:${picture.id}`))
    expect(told?.tags).toEqual(expect.arrayContaining([`article:${articleId}`, 'lists:en', 'feed:main:en']))
  })
})

/** No metadata reader finds anything, and the bytes contain none of the words. */
async function expectBare(data: Buffer) {
  for (const canary of canaries) expect(data.includes(canary)).toBe(false)
  for (const word of ['Exif\0\0', 'http://ns.adobe.com/xap', 'Photoshop 3.0']) expect(data.includes(word, 0, 'latin1')).toBe(false)
  const { exif, xmp, iptc, icc, orientation } = await sharp(data).metadata()
  expect({ exif, xmp, iptc, icc, orientation }).toEqual({
    exif: undefined,
    xmp: undefined,
    iptc: undefined,
    icc: undefined,
    orientation: undefined,
  })
  const read = await exifr.parse(data, { tiff: true, exif: true, gps: true, xmp: true, iptc: true, icc: true }).catch(() => undefined)
  expect(
    Object.keys(read ?? {}).filter((key) => !/^(Image|Bit|Color|Compression|Filter|Interlace|JFIF|[XY](Density|Thumb))/i.test(key)),
  ).toEqual([])
}

type Photograph = [name: string, bytes: () => Promise<Buffer>, width: number, height: number]
const shared = (name: string, width: number, height: number): Photograph => [
  name,
  () => readFile(`${sharedInputs}/photos/${name}`),
  width,
  height,
]
const isShared = existsSync(`${sharedInputs}/photos`)

describe('photographs from cameras and agencies', () => {
  test.each([
    ['a picture of our own', () => agencyJpeg(310, 230), agencyWords.caption, `${agencyWords.bylines.join(', ')} / ${agencyWords.credit}`],
    ...(isShared
      ? ([
          [
            'IPTC’s reference picture',
            () => readFile(`${sharedInputs}/photos/iptc-photometadata-reference.jpg`),
            'The description aka caption (ref2017.1)',
            'Creator1 (ref2017.1), Creator2 (ref2017.1) / Credit Line (ref2017.1)',
          ],
        ] as const)
      : []),
  ] as const)('%s brings its caption and credit', async (_name, bytes, caption, credit) => {
    const offered = { rightsHolder: expect.any(String), place: expect.any(String), takenOn: expect.any(String) }
    expect(await addOne(await bytes(), 'iptc.jpg', 'later')).toMatchObject({ caption, credit, rightsHolder: '', offered })
  })

  test.each<Photograph>([
    ['a landscape of our own', () => agencyJpeg(330, 210), 330, 210],
    ['one of our own, upside down', () => agencyJpeg(330, 210, 3), 330, 210],
    ['one of our own, turned to the left', () => agencyJpeg(330, 210, 8), 210, 330],
    ['a tiny one of our own', () => agencyJpeg(65, 65, 6), 65, 65],
    ...(isShared
      ? [
          shared('DSCN0010.jpg', 640, 480),
          shared('DSCN0042.jpg', 640, 480),
          shared('landscape_6.jpg', 600, 450),
          shared('portrait_3.jpg', 450, 600),
          shared('portrait_8.jpg', 450, 600),
          shared('image00971.jpg', 636, 227),
          shared('image02206.jpg', 65, 65),
          shared('iptc-photometadata-reference.jpg', 1000, 500),
        ]
      : []),
  ])('%s is taken, upright, and leaves with its pixels alone', async (name, bytes, width, height) => {
    const picture = await addOne(await bytes(), `${name}.jpg`)
    expect([picture.width, picture.height]).toEqual([width, height])
    for (const file of await readServed(picture.id, picture.hash)) await expectBare(file.data)
  })
})
