import { zipSync } from 'fflate'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const names = `xmlns:w="${word}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

/** A zip of these parts. */
export const zipOf = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? bytesOf(part) : part])))

type Docx = { body: string; parts?: Record<string, string | Uint8Array>; relationships?: string }

const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

const level = (number: number, format: string) => `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl>`

/** A Word document with this body (WordprocessingML), the usual styles, and two lists: 1 is numbered, 2 has bullets, 3 is numbered anew. */
export function docxOf({ body, parts = {}, relationships = '' }: Docx): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const kinds = ['styles', 'numbering', 'footnotes', 'comments'].map(
    (kind) => `<Relationship Id="${kind}" Type="${office}/${kind}" Target="${kind}.xml"/>`,
  )
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="d" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${packages}/relationships">${kinds.join('')}${relationships}</Relationships>`,
    'word/styles.xml': `<w:styles ${names}>${style('Title', 'Title')}${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}${style('Quote', 'Quote')}${style('Caption', 'caption')}${style('Own', 'My subhead', '<w:basedOn w:val="Heading2"/>')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${names}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet')}${level(1, 'bullet')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${names}><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
}

/** A part of Word's with these names: footnotes, comments, a header. */
export const wordPartOf = (root: string, inside: string): string => `<w:${root} ${names}>${inside}</w:${root}>`

export const run = (text: string, look = ''): string =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

export const paragraph = (inside: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside.startsWith('<') ? inside : run(inside)}</w:p>`

export const makeStyled = (id: string, text: string): string => paragraph(text, `<w:pStyle w:val="${id}"/>`)

export const item = (list: number, level: number, text: string): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

/** A picture of the part that this relationship names, or of an address outside. */
export const drawing = (relationship: string, alt: string, kind: 'embed' | 'link' = 'embed'): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:${kind}="${relationship}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

const odf = 'urn:oasis:names:tc:opendocument:xmlns'
const odfNames = `${['office', 'style', 'text', 'table', 'drawing', 'manifest'].map((name) => `xmlns:${name === 'drawing' ? 'draw' : name}="${odf}:${name}:1.0"`).join(' ')} xmlns:fo="${odf}:xsl-fo-compatible:1.0" xmlns:svg="${odf}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"`

/** A text of OpenDocument with this text and these automatic styles. */
export const odtOf = (text: string, styles = '', parts: Record<string, string | Uint8Array> = {}): Uint8Array =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content ${odfNames}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    ...parts,
  })

/** A part of OpenDocument with its names. */
export const odtPart = (root: string, inside: string): string => `<office:${root} ${odfNames}>${inside}</office:${root}>`
