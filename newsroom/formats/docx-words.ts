import { excerpt, type Losses } from './losses.ts'

/** Words that Word hides (`w:vanish`) are not shown to readers either. */
export function withoutHidden(xml: string, losses: Losses): string {
  const kept: string[] = []
  let from = 0
  for (const { index } of xml.matchAll(/<w:vanish(?: w:val="(?:1|true|on)")?\/>/g)) {
    const start = Math.max(xml.lastIndexOf('<w:r>', index), xml.lastIndexOf('<w:r ', index))
    const end = xml.indexOf('</w:r>', index)
    // What stands in the format of a paragraph is about its mark alone; a run in a run is a box of text.
    if (start < from || end < 0 || /<\/w:r>|<w:p[ >]/.test(xml.slice(start, index))) continue
    const words = excerpt(xml.slice(index, end).replace(/<[^<>]*>/g, ''))
    if (words) losses.name('hidden', { words })
    kept.push(xml.slice(from, start))
    from = end + '</w:r>'.length
  }
  return kept.join('') + xml.slice(from)
}

/** Of words with their reading above them (`w:ruby`), which mammoth does not know, the words stay. */
export const withoutRuby = (xml: string): string =>
  cutOut(xml, '<w:rt>', '</w:rt>')
    .replace(/<\/?w:rubyBase>/g, '')
    .replaceAll('<w:ruby>', '</w:r>')
    .replaceAll('</w:ruby>', '<w:r>')

function cutOut(xml: string, start: string, end: string): string {
  const kept: string[] = []
  let from = 0
  for (let at = xml.indexOf(start); at >= 0; at = xml.indexOf(start, from)) {
    const close = xml.indexOf(end, at)
    if (close < 0) break
    kept.push(xml.slice(from, at))
    from = close + end.length
  }
  return kept.join('') + xml.slice(from)
}

const gallery = '<w:docPartGallery w:val="Table of Contents"/>'

/** A table of contents is made of headings that are in the text. */
export function withoutContents(xml: string, losses: Losses): string {
  const kept: string[] = []
  let from = 0
  for (let at = xml.indexOf(gallery); at >= 0; at = xml.indexOf(gallery, Math.max(from, at + 1))) {
    const start = Math.max(xml.lastIndexOf('<w:sdt>', at), xml.lastIndexOf('<w:sdt ', at))
    const end = start < from ? -1 : endOfPart(xml, start)
    if (end < 0) continue
    losses.name('contents')
    kept.push(xml.slice(from, start))
    from = end
  }
  return kept.join('') + xml.slice(from)
}

/** Where a part of its own (`w:sdt`) ends, which may hold others. */
function endOfPart(xml: string, start: number): number {
  const tags = /<(\/?)w:sdt[ >]/g
  tags.lastIndex = start
  let depth = 0
  for (let tag = tags.exec(xml); tag; tag = tags.exec(xml)) {
    depth += tag[1] ? -1 : 1
    if (depth === 0) return tags.lastIndex
  }
  return -1
}
