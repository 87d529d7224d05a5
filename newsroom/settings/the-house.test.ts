import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { crawling } from '#newsroom/paper/crawling.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { machine, type Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { houseSettings } from './house-settings.ts'
import { accentsInput, crawlersInput, facesInput, footerInput } from './input.ts'
import { setAccents } from './set-accents.ts'
import { setCrawlers } from './set-crawlers.ts'
import { setFaces } from './set-faces.ts'
import { setFooter } from './set-footer.ts'
import { setLogo } from './set-logo.ts'
import { setSharePicture } from './set-share-picture.ts'

ownHome()
let cast: Cast
const pictures: string[] = []
beforeAll(async () => {
  cast = await seedCast()
  for (const width of [900, 1000]) {
    const bytes = await photo(width, 600).jpeg().toBuffer()
    const outcome = await addPicture(machine('import'), { name: `${width}.jpg`, bytes }, { renditions: 'now' })
    if (outcome.ok) pictures.push(outcome.value.id)
  }
})
beforeEach(async () => {
  await database().delete(outbox)
})

const footer = { footer: { en: 'Published by Test', uk: 'Видає Тест' }, socialLinks: ['https://t.me/paper', 'https://x.com/paper'] }
const noPicture = '00000000-0000-4000-8000-000000000000'
const findAnnounced = async () => (await database().select({ tags: outbox.tags }).from(outbox)).map(({ tags }) => tags)

test('neither a journalist nor an editor may change what the house looks like, or look at it', async () => {
  const acts = [
    (person: Person) => setFooter(person, footer),
    (person: Person) => setAccents(person, { light: null, dark: null }),
    (person: Person) => setLogo(person, { mediaId: null }),
    (person: Person) => setSharePicture(person, { mediaId: null }),
    (person: Person) => setCrawlers(person, { indexed: false, refused: [], llms: true }),
    houseSettings,
  ]
  for (const act of acts) for (const person of [cast.olena, cast.marta]) await expect(act(person)).rejects.toThrow(NotAllowed)
  expect(await findAnnounced()).toEqual([])
})

test('the footer is on every page; the same again changes nothing', async () => {
  await setFooter(cast.ihor, footer)
  await setFooter(cast.ihor, footer)
  expect((await masthead()).house).toMatchObject(footer)
  expect(await houseSettings(cast.ihor)).toMatchObject(footer)
  expect(await findAnnounced()).toEqual([['newsroom']])
  const written = await database().select({ verb: audit.verb, detail: audit.detail }).from(audit).where(eq(audit.verb, 'set-footer'))
  expect(written).toMatchObject([{ verb: 'set-footer', detail: { from: { socialLinks: [] }, to: footer } }])
})

test('a link that is not https, and a thirteenth, are refused', () => {
  expect(footerInput.safeParse({ ...footer, socialLinks: ['http://t.me/paper'] }).success).toBe(false)
  expect(footerInput.safeParse({ ...footer, socialLinks: Array(13).fill('https://t.me/paper') }).success).toBe(false)
  expect(footerInput.safeParse({ ...footer, socialLinks: [' https://t.me/paper '] }).data?.socialLinks).toEqual(['https://t.me/paper'])
})

test('an accent that cannot be read is refused with its contrast and the nearest that can', async () => {
  expect(accentsInput.safeParse({ light: 'red', dark: null }).success).toBe(false)
  expect(await setAccents(cast.ihor, { light: '#ff8a70', dark: '#b3200f' })).toMatchObject({
    ok: false,
    problem: 'hard-to-read',
    detail: {
      accents: [
        { ground: 'light', nearest: '#b1604e' },
        { ground: 'dark', contrast: expect.closeTo(2.8, 1) },
      ],
    },
  })
  expect(await findAnnounced()).toEqual([])
  expect(await setAccents(cast.ihor, { light: '#0b5fff', dark: null })).toMatchObject({ ok: true })
  expect((await masthead()).house).toMatchObject({ accentLight: '#0b5fff', accentDark: null })
  await expect(database().update(newsroom).set({ accentDark: 'red;}' })).rejects.toThrow()
})

test('the paper is set in its two faces, or in one of them', async () => {
  expect(facesInput.safeParse({ faces: 'Comic Sans' }).success).toBe(false)
  expect((await masthead()).house?.faces).toBe('serif-and-sans')
  expect(await setFaces(cast.ihor, { faces: 'sans' })).toMatchObject({ ok: true })
  expect((await masthead()).house?.faces).toBe('sans')
  expect(await findAnnounced()).not.toEqual([])
  await expect(setFaces(cast.marta, { faces: 'serif' })).rejects.toThrow(NotAllowed)
  await expect(database().execute(sql`update newsroom set faces = 'red;}'`)).rejects.toThrow()
})

test('a picture that asks first becomes the logo, or that of link previews, when somebody says that its holder agreed to it', async () => {
  const [logo = '', other = ''] = pictures
  await database().update(media).set({ askFirst: true, rightsHolder: 'Harbour Wire' })
  const [row] = await database().select({ name: media.name }).from(media).where(eq(media.id, logo))
  const asked = [{ mediaId: logo, picture: row?.name, holder: 'Harbour Wire' }]
  const findAgreed = () => database().select().from(audit).where(eq(audit.verb, 'allow-picture')).orderBy(audit.id)
  for (const [set, is] of [
    [setLogo, () => masthead().then(({ house }) => house?.logo?.mediaId)],
    [setSharePicture, () => masthead().then(({ house }) => house?.sharePicture?.mediaId)],
  ] as const) {
    const before = await findAgreed()
    expect(await set(cast.ihor, { mediaId: logo })).toEqual({ ok: false, problem: 'ask-first', detail: { asked } })
    expect(await set(cast.ihor, { mediaId: logo, agreed: [other] })).toMatchObject({ problem: 'ask-first' })
    expect(await is()).toBeUndefined()
    expect(await set(cast.ihor, { mediaId: logo, agreed: [logo] })).toMatchObject({ ok: true })
    expect(await is()).toBe(logo)
    const detail = { picture: logo, name: row?.name, holder: 'Harbour Wire' }
    expect((await findAgreed()).slice(before.length)).toMatchObject([{ personId: cast.ihor.id, subject: 'newsroom', detail }])
    await set(cast.ihor, { mediaId: null })
  }
  await database().update(media).set({ rightsEnd: '2020-01-31' }).where(eq(media.id, logo))
  expect(await setLogo(cast.ihor, { mediaId: logo, agreed: [logo] })).toMatchObject({ problem: 'rights-ended' })
  await database().update(media).set({ rightsEnd: null, askFirst: false })
})

test('readers get the logo and the picture of link previews, and no other picture of the library', async () => {
  const [logo = '', shared = ''] = pictures
  expect(await setLogo(cast.ihor, { mediaId: noPicture })).toMatchObject({ problem: 'no-such-picture' })
  await database().update(media).set({ rightsEnd: '2020-01-31' }).where(eq(media.id, logo))
  expect(await setLogo(cast.ihor, { mediaId: logo })).toMatchObject({ problem: 'rights-ended', detail: { pictures: [expect.any(String)] } })
  expect(await setSharePicture(cast.ihor, { mediaId: logo })).toMatchObject({
    problem: 'rights-ended',
    detail: { pictures: [expect.any(String)] },
  })
  await database().update(media).set({ rightsEnd: null })
  expect((await masthead()).house).toMatchObject({ logo: null, sharePicture: null })
  expect(await setLogo(cast.ihor, { mediaId: logo })).toMatchObject({ ok: true })
  expect((await masthead()).house).toMatchObject({ logo: { mediaId: logo, width: 900 }, sharePicture: null })
  expect(await setSharePicture(cast.ihor, { mediaId: shared })).toMatchObject({ ok: true })
  expect((await masthead()).house?.sharePicture?.files.length).toBeGreaterThan(3)
  expect(await findAnnounced()).toEqual([
    ['newsroom', `media:${logo}`],
    ['newsroom', `media:${shared}`],
  ])
  await setLogo(cast.ihor, { mediaId: null })
  expect((await masthead()).house).toMatchObject({ logo: null, sharePicture: { mediaId: shared } })
  expect((await findAnnounced()).at(-1)).toEqual(['newsroom', `media:${logo}`])
})

test('crawlers: only known names, in one order', async () => {
  expect(await crawling()).toEqual({ indexed: true, refused: [], llms: false })
  expect(crawlersInput.safeParse({ indexed: true, refused: ['*'], llms: false }).success).toBe(false)
  await setCrawlers(cast.ihor, { indexed: false, refused: ['CCBot', 'GPTBot'], llms: true })
  expect(await crawling()).toEqual({ indexed: false, refused: ['GPTBot', 'CCBot'], llms: true })
  expect((await masthead()).house?.indexed).toBe(false)
})
