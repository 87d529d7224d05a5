import { parseSync } from 'oxc-parser'
import { type Node as AnyNode, walk } from './walk.ts'

/** What a file of the desk says by itself, instead of by the dictionary (lib/languages/CODE/desk): one sentence each. */
export function stringsIn(path: string, text: string): string[] {
  const found: string[] = []
  const { program } = parseSync(path, text)
  walk(program, (node, parents) => {
    const said = shownBy(node as Node, parents as readonly Node[]) // ESTree
    if (said === null) return
    const line = text.slice(0, Number(node.start)).split('\n').length
    found.push(`${path}:${line} says “${said.trim()}”: put it into lib/languages/en/desk/, and say it by its key.`)
  })
  return found
}

/** Every key of the dictionary that a file names, whole ("desk.skip") or by how it begins ("problems." for `problems.${problem}`). */
export function keysIn(path: string, text: string): { whole: Set<string>; beginnings: Set<string> } {
  const whole = new Set<string>()
  const beginnings = new Set<string>()
  walk(parseSync(path, text).program, (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') whole.add(node.value)
    if (node.type !== 'TemplateLiteral') return
    const [first, ...rest] = (node as Node).quasis.map(({ value }) => value.cooked ?? '')
    if (rest.length === 0) whole.add(first ?? '')
    else if (/^[a-z]+\../.test(`${first}x`)) beginnings.add(first ?? '')
  })
  return { whole, beginnings }
}

/** Props that a person reads or hears, whatever the component. The rest of the props hold names, classes and addresses. */
const shownProps = new Set(
  'aria-label aria-description aria-roledescription aria-valuetext alt title placeholder label hint problem about send text empty what children description detail'.split(
    ' ',
  ),
)
/** Names of programs and of this one: they are called so in every language. */
const properNames =
  /^(Galley|Edge|Opera|Firefox|Chrome|Safari|iOS|Android|Windows|macOS|Linux|CSS|HTML|URL|SEO|ninjs|(… ? )?\(?(RSS|Atom|JSON)\)?)$/

/** The parts of a node that are read here (ESTree). */
type Node = AnyNode & {
  name?: { type: string; name?: string }
  key?: { name?: string; value?: unknown }
  callee?: { name?: string; object?: { name?: string } }
  quasis: { value: { cooked?: string | null } }[]
}

/** The words of a node that stand on the screen as they are written, or null. */
function shownBy(node: Node, parents: readonly Node[]): string | null {
  const said = textOf(node)
  if (said === null || !/\p{L}{2}/u.test(said) || isAddress.test(said.trim()) || properNames.test(said.trim())) return null
  if (node.type === 'JSXText') return said
  if (parents.length === 0 || parents.some(isUnseen) || isAskedAbout(node, parents)) return null
  const holder = parents.findLast(({ type }) => !chooses.test(type))
  if (holder?.type === 'JSXElement' || holder?.type === 'JSXFragment') return said
  if (holder?.type === 'JSXAttribute' && isShownProp(String(holder.name?.name), said)) return said
  if (holder?.type === 'Property' && holder.value !== undefined && isTableWord(holder, said)) return said
  return looksSaid.test(said) && !keyNames.test(said) ? said : null
}

function textOf({ type, value, quasis }: Node): string | null {
  if (type === 'JSXText' || type === 'Literal') return typeof value === 'string' ? value : null
  return type === 'TemplateLiteral' ? quasis.map((part) => part.value.cooked ?? '').join(' … ') : null
}

/** What only chooses or joins strings: it is its holder that shows them. */
const chooses =
  /^(ConditionalExpression|LogicalExpression|TemplateLiteral|BinaryExpression|ParenthesizedExpression|JSXExpressionContainer)$/
const isAddress = /^\/[\w/.-]*$/
const keyNames = /^(Enter|Escape|Tab|Space|Backspace|Delete|Home|End|Alt|Mod|Shift|Ctrl)([+,] ?|$)/
/** A sentence is known by its looks: a capital letter with more words, or a full stop, behind it. */
const looksSaid = /^[“"(]?\p{Lu}[’\p{Ll}]+(?:[ ,…]|\.$)|\p{Ll} \p{Ll}+ .*[.…]$/u

/** `name` is a tool's when it has a capital letter, and a form's when it has none. */
const isShownProp = (prop: string, said: string) => shownProps.has(prop) || (prop === 'name' && /^\p{Lu}/u.test(said))

/** `{ title: 'Feed' }`, `{ draft: 'Draft' }`: a word with a capital letter. */
const isTableWord = ({ key }: Node, said: string) =>
  (/^\p{Lu}\p{Ll}+$/u.test(said) && !keyNames.test(said)) ||
  (shownProps.has(String(key?.name)) && /^\p{Lu}|\p{L} \p{L}/u.test(said) && !/-/.test(said))

/** `a === 'x' ? … : …`, `a === 'x' && …`: what is asked about is not what is shown. */
function isAskedAbout(node: Node, parents: readonly Node[]): boolean {
  return parents.some((parent, index) => {
    const child = parents[index + 1] ?? node
    const { test, operator } = parent as { test?: unknown; operator?: unknown } // ESTree: of a condition, of a comparison
    return (test !== undefined && test === child) || (parent.type === 'BinaryExpression' && /^[=!]==?$/.test(String(operator)))
  })
}

/** Imports, types, and what only a developer reads. */
const isUnseen = ({ type, callee }: Node): boolean =>
  /^(Import|Export(All|Named)Declaration$|TSLiteralType|TSTypeAlias|TSInterface|TSModule)/.test(type)
    ? type !== 'ExportNamedDeclaration'
    : type === 'NewExpression' && /Error$/.test(callee?.name ?? '')
