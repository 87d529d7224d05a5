import { parseSync } from 'oxc-parser'
import type { House } from '#proof/house.ts'

/** A function of newsroom/ whose first parameter is a person: a verb, or a query with restricted access. */
export type Verb = { name: string; authorises: boolean; wantsProof: boolean }

/** Every such function that a file exports, and whether its own body calls authorise() and requireProof(). */
export function verbsOf(house: House): Verb[] {
  return [...house].flatMap(([path, text]) => (path.startsWith('newsroom/') && !path.endsWith('.test.ts') ? verbsIn(path, text) : []))
}

function verbsIn(path: string, text: string): Verb[] {
  return parseSync(path, text).program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'FunctionDeclaration') return []
    const { id, params, body } = node.declaration
    const [first] = params
    if (!id || !body || !first || !/:\s*(?:Person|Actor)\b/.test(text.slice(first.start, first.end))) return []
    const own = text.slice(body.start, body.end)
    return [{ name: `${path}#${id.name}`, authorises: /\bauthorise\(/.test(own), wantsProof: /\brequireProof\(/.test(own) }]
  })
}
