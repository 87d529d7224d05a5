import { SaxesParser } from 'saxes'
import { BrokenItem } from './wire-story.ts'

/** The deepest nesting of a document's XML; tables in tables in lists reach about 60. */
const deepest = 250

/**
 * Throws a `BrokenItem` for XML that a reader of trees cannot read safely: nested too deep, or with a document type, by which alone entities are
 * declared (bombs, files of this machine).
 */
export function checkXml(xml: string, name: string): void {
  const parser = new SaxesParser()
  let depth = 0
  parser.on('doctype', () => {
    throw new BrokenItem(`its part ${name} declares a document type, as no word processor does`)
  })
  parser.on('opentag', ({ isSelfClosing }) => {
    if (!isSelfClosing) depth += 1
    if (depth > deepest) throw new BrokenItem(`its part ${name} is nested more than ${deepest} deep`)
  })
  parser.on('closetag', ({ isSelfClosing }) => {
    if (!isSelfClosing) depth -= 1
  })
  parser.on('error', (error) => {
    throw new BrokenItem(`its part ${name} is damaged: ${error.message}`)
  })
  for (let at = 0; at < xml.length; at += 65_536) parser.write(xml.slice(at, at + 65_536))
  parser.close()
}
