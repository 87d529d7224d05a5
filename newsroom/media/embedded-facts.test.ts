import { expect, test } from 'vitest'
import { dayOf, factsIn } from './embedded-facts.ts'

test('a file that says nothing offers nothing', () => {
  expect(factsIn({}, {})).toEqual({})
})

test('XMP is read as IPTC names its properties', () => {
  const metadata = {
    dc: { rights: { lang: 'x-default', value: '© Nobody asked' } },
    photoshop: { City: 'Odesa', DateCreated: '2026-10-03T08:00:00+03:00', Instructions: 'Mandatory credit' },
    xmpRights: { UsageTerms: { lang: 'x-default', value: 'One use in print &amp; online' }, WebStatement: 'https://agency.example/terms' },
    plus: { CopyrightOwner: [{ CopyrightOwnerName: 'Harbour Wire' }, { CopyrightOwnerName: 'Nora Lind' }], LicenseEndDate: '2026-12-31' },
    Iptc4xmpExt: {
      LocationCreated: { Sublocation: 'Quay 3', City: 'Łódź', CountryName: 'Poland', WorldRegion: 'Europe' },
      PersonInImage: ['Olena Hrytsenko', 'Danylo\nKoval'],
      PersonInImageWDetails: [{ PersonName: { lang: 'x-default', value: 'Olena Hrytsenko' } }, { PersonName: 'Iryna Bondar' }],
    },
  }
  expect(factsIn(metadata, { copyrightNotice: 'older', city: 'older', expirationDate: '20270101' })).toEqual({
    rightsHolder: 'Harbour Wire, Nora Lind',
    licence: 'https://agency.example/terms',
    terms: 'One use in print & online\nMandatory credit',
    rightsEnd: '2026-12-31',
    place: 'Quay 3, Łódź, Poland',
    takenOn: '2026-10-03',
    peopleShown: 'Olena Hrytsenko\nDanylo Koval\nIryna Bondar',
  })
})

test('one person, one owner and one place are read as lists of them are', () => {
  const metadata = { plus: { CopyrightOwner: { CopyrightOwnerName: 'Reuters' } }, Iptc4xmpExt: { PersonInImage: 'Marta' } }
  expect(factsIn(metadata, {})).toEqual({ rightsHolder: 'Reuters', peopleShown: 'Marta' })
})

test('without XMP, IIM and EXIF are read', () => {
  const iim = {
    ...{ copyrightNotice: '© Harbour Wire', specialInstructions: 'No archives', expirationDate: '20261231' },
    ...{ sublocation: 'Port', city: 'Одеса', provinceState: 'Одеса', countryName: 'Україна', dateCreated: '20261003' },
  }
  expect(factsIn({}, iim)).toEqual({
    ...{ rightsHolder: '© Harbour Wire', terms: 'No archives', rightsEnd: '2026-12-31' },
    ...{ place: 'Port, Одеса, Україна', takenOn: '2026-10-03' },
  })
  expect(factsIn({ exif: { DateTimeOriginal: '2019:02:28 23:59:59' } }, {})).toEqual({ takenOn: '2019-02-28' })
})

test('what is longer than its column is cut', () => {
  const facts = factsIn(
    { dc: { rights: 'x'.repeat(900) }, Iptc4xmpExt: { PersonInImage: 'y'.repeat(9000) } },
    { specialInstructions: 'z'.repeat(9000) },
  )
  expect(Object.values(facts).map((text) => text?.length)).toEqual([300, 2000, 2000])
})

test.each([
  ['2026-11-29', '2026-11-29'],
  ['2024-02-29T00:00:00', '2024-02-29'],
  ['20261129', '2026-11-29'],
  ['2026:11:29 10:00:00', '2026-11-29'],
  ['2026-02-30', null],
  ['2026', null],
  ['2026-11', null],
  ['20261100', null],
  ['00000000', null],
  ['202611291', null],
  ['soon', null],
  [20261129, null],
  [undefined, null],
])('the day of %s is %s', (written, day) => {
  expect(dayOf(written)).toBe(day)
})
