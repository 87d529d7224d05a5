import type { OfferedFacts } from '#db/schema/media.ts'
import { first, partsOf, textOf } from './embedded-text.ts'
import type { Iim } from './iim.ts'

/** XMP and EXIF as exifr returns them: properties by the prefix of their namespace. */
export type Metadata = Record<string, Record<string, unknown> | undefined>

/**
 * What a file says of a picture's rights, and of what it shows. Each line names the properties of the IPTC Photo Metadata Standard 2023.2,
 * then what stands in for them in IIM 4.2. What the file does not say is left out.
 */
export function factsIn({ dc, photoshop, xmpRights, plus, cc, exif, Iptc4xmpExt: extension }: Metadata, iim: Iim): OfferedFacts {
  const facts: OfferedFacts = {
    // Copyright Owner (plus:CopyrightOwner), else Copyright Notice (dc:rights, IIM 2:116)
    rightsHolder: cut(300, ownersOf(plus), first(dc?.rights, iim.copyrightNotice)),
    // Creative Commons' own property, else Web Statement of Rights (xmpRights:WebStatement)
    licence: cut(300, first(cc?.license, xmpRights?.WebStatement)),
    // Rights Usage Terms (xmpRights:UsageTerms), Instructions (photoshop:Instructions, IIM 2:40)
    terms: cut(
      2000,
      [...new Set([textOf(xmpRights?.UsageTerms), first(photoshop?.Instructions, iim.specialInstructions)])].filter(Boolean).join('\n'),
    ),
    // PLUS License Data Format 1.2 §LicenseEndDate; IIM 2:37 Expiration Date
    rightsEnd: dayOf(plus?.LicenseEndDate) ?? dayOf(iim.expirationDate) ?? '',
    // Location Created (Iptc4xmpExt:LocationCreated), else the legacy City, Country … (IIM 2:92, 2:90, 2:95, 2:101)
    place: cut(300, placeOf(extension, photoshop, iim)),
    // Date Created (photoshop:DateCreated, IIM 2:55), else what the camera wrote (EXIF 2.32 DateTimeOriginal)
    takenOn: dayOf(photoshop?.DateCreated) ?? dayOf(iim.dateCreated) ?? dayOf(exif?.DateTimeOriginal) ?? '',
    // Person Shown in the Image (Iptc4xmpExt:PersonInImage), Person Shown with Details (Iptc4xmpExt:PersonInImageWDetails)
    peopleShown: cut(2000, peopleOf(extension)),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact))
}

const cut = (longest: number, ...texts: string[]) => (texts.find((text) => text !== '') ?? '').slice(0, longest).trim()

const ownersOf = (plus: Metadata[string]) =>
  partsOf(plus?.CopyrightOwner)
    .map(({ CopyrightOwnerName: name }) => textOf(name))
    .filter(Boolean)
    .join(', ')

function placeOf(extension: Metadata[string], photoshop: Metadata[string], iim: Iim): string {
  const [created] = partsOf(extension?.LocationCreated)
  const parts = created
    ? [created.Sublocation, created.City, created.ProvinceState, created.CountryName]
    : [
        iim.sublocation,
        first(photoshop?.City, iim.city),
        first(photoshop?.State, iim.provinceState),
        first(photoshop?.Country, iim.countryName),
      ]
  return [...new Set(parts.map(textOf))].filter(Boolean).join(', ')
}

function peopleOf(extension: Metadata[string]): string {
  const named = [extension?.PersonInImage].flat().map(textOf)
  const detailed = partsOf(extension?.PersonInImageWDetails).map(({ PersonName: name }) => textOf(name))
  const lines = [...named, ...detailed].map((name) => name.replaceAll('\n', ' ')).filter(Boolean)
  return [...new Set(lines)].join('\n')
}

/**
 * The day (YYYY-MM-DD) of a date of XMP ("2026-11-29T17:01:00+02:00"), EXIF ("2026:11:29 17:01:00") or IIM ("20261129"), as it stands there,
 * whatever its zone. Null for a month or a year alone, and for a day that no calendar has.
 */
export function dayOf(value: unknown): string | null {
  const [, year, month, day] = /^(\d{4})[-:]?(\d{2})[-:]?(\d{2})(?!\d)/.exec(textOf(value)) ?? []
  const written = `${year}-${month}-${day}`
  const read = new Date(`${written}T00:00:00Z`)
  return year && year > '0999' && !Number.isNaN(read.valueOf()) && read.toISOString().startsWith(written) ? written : null
}
