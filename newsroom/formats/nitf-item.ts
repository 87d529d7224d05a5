import { childAt, childrenOf, elementsIn, wordsOf, writeElement, type XmlElement } from './xml-tree.ts'

/** ISO 8601 without its signs, as NITF writes times: 20260301T120000Z, also without a time or a zone. */
function timeOf(written: string | undefined): string | undefined {
  const text = written?.trim()
  if (!text) return undefined
  const basic = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text)
  if (!basic) return text
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = basic
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`
}

/** The identifier of a document: that of its agency, otherwise its key, headline and date. "" if it has none of them. */
function uriOf(nitf: XmlElement, headline: string): string {
  const docdata = childAt(nitf, 'head', 'docdata')
  const given = childAt(docdata, 'doc-id')?.attributes
  const id = given?.['id-string']?.trim()
  if (id) return given?.regsrc ? `${given.regsrc.trim()}:${id}` : id
  const key = childAt(docdata, 'du-key')?.attributes.key?.trim() ?? ''
  const date = childAt(docdata, 'date.issue')?.attributes.norm?.trim() ?? ''
  return [key, date, headline].filter(Boolean).join('|').slice(0, 500)
}

/** The document that this one cancels; null if it cancels none. */
export function canceledIn(nitf: XmlElement): string | null {
  const { 'management-doc-idref': id, 'management-idref-status': status } = childAt(nitf, 'head', 'docdata')?.attributes ?? {}
  return id?.trim() && status === 'canceled' ? id.trim() : null
}

/** What is read of `docdata`. Everything else is named as a loss. */
const readNames = new Set(
  'doc-id date.issue date.release date.expire du-key doc.copyright urgency ed-msg key-list identified-content correction evloc doc-scope series fixture del-list'.split(
    ' ',
  ),
)

/** A document of NITF (IPTC) as an item of ninjs 3.1. */
export function nitfAsNinjs(nitf: XmlElement): { item: Record<string, unknown>; version: string | undefined } {
  const head = childAt(nitf, 'head')
  const docdata = childAt(head, 'docdata')
  const top = childAt(nitf, 'body', 'body.head')
  const headline = wordsOf(childAt(top, 'hedline', 'hl1')) || wordsOf(childAt(head, 'title'))
  const issued = timeOf(childAt(docdata, 'date.issue')?.attributes.norm)
  const status = docdata?.attributes['management-status']
  const urgency = Number(childAt(docdata, 'urgency')?.attributes['ed-urg'])
  const rest = childrenOf(docdata).filter(({ name }) => !readNames.has(name))
  const item: Record<string, unknown> = {
    uri: uriOf(nitf, headline),
    type: 'text',
    language: nitf.attributes['xml:lang'] ?? nitf.attributes.lang ?? '',
    pubStatus: status === 'canceled' || status === 'withheld' ? status : 'usable',
    versionCreated: issued,
    embargoedUntil: embargoOf(docdata, status),
    headlines: headline ? [{ role: 'main', contentType: 'text/plain', value: headline }] : [],
    descriptions: childrenOf(childAt(top, 'hedline'), 'hl2').map((one) => ({
      role: 'summary',
      contentType: 'text/plain',
      value: wordsOf(one),
    })),
    bodies: [{ contentType: 'application/nitf+xml', value: writeElement({ ...nitf, children: childrenOf(nitf, 'body') }, false) }],
    edNote: childrenOf(docdata, 'ed-msg')
      .map(({ attributes }) => attributes.info ?? '')
      .filter(Boolean)
      .join(' · '),
    copyrightHolder: childAt(docdata, 'doc.copyright')?.attributes.holder,
    usageTerms: wordsOf(childAt(top, 'rights')),
    urgency: Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? urgency : undefined,
    provider: { name: wordsOf(childAt(top, 'distributor')) },
    subjects: subjectsOf(head, docdata),
    places: elementsIn(childAt(docdata, 'identified-content'), 'location').map(asThing),
    organisations: elementsIn(childAt(docdata, 'identified-content'), 'org').map(asThing),
    people: elementsIn(childAt(docdata, 'identified-content'), 'person').map(asThing),
    expires: timeOf(childAt(docdata, 'date.expire')?.attributes.norm),
    ...Object.fromEntries(rest.map(({ name }) => [`NITF ${name}`, true])),
  }
  for (const [name, value] of Object.entries(item)) if (value === undefined || value === '') delete item[name]
  return { item, version: childAt(docdata, 'du-key')?.attributes.version }
}

const asThing = (element: XmlElement): { name: string; uri: string } => ({ name: wordsOf(element), uri: element.attributes.idsrc ?? '' })

/** A time of release is an embargo. A document that says "embargoed" without one is held until somebody reads it. */
function embargoOf(docdata: XmlElement | undefined, status: string | undefined): string | undefined {
  const released = timeOf(childAt(docdata, 'date.release')?.attributes.norm)
  return released ?? (status === 'embargoed' ? 'embargoed without a time' : undefined)
}

/** The section of the paper first, then subjects and keywords. */
function subjectsOf(head: XmlElement | undefined, docdata: XmlElement | undefined): unknown[] {
  const sections = childrenOf(head, 'pubdata').flatMap(({ attributes }) => {
    const name = attributes['position.section']?.trim()
    return name ? [{ name, rel: 'section' }] : []
  })
  const subjects = elementsIn(head, 'tobject.subject').flatMap(({ attributes }) => {
    const name = attributes['tobject.subject.matter'] ?? attributes['tobject.subject.type'] ?? ''
    return name.trim() ? [{ name: name.trim(), uri: attributes['tobject.subject.refnum'] ?? '' }] : []
  })
  const keywords = elementsIn(childAt(docdata, 'key-list'), 'keyword').flatMap(({ attributes }) => {
    const name = attributes.key?.trim()
    return name ? [{ name }] : []
  })
  return [...sections, ...subjects, ...keywords]
}
