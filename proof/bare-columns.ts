import { isNode, type Node, nodesOf } from './walk.ts'

/**
 * Finds hand-written SQL with a subquery that uses a column of db/schema without its table (`${stories.slug}`). In a select from one table
 * drizzle omits the table name of such a column, and the subquery takes it for one of its own. `program` is ESTree; returns offsets in the
 * text.
 */
export function bareColumnsIn(program: unknown): number[] {
  const all = nodesOf(program)
  const tables = tablesIn(all)
  const columns = columnsIn(all, tables)
  const isBare = (expression: Node): boolean =>
    expression.type === 'Identifier' ? columns.has(nameOf(expression)) : tables.has(nameOf(expression.object))
  return all
    .filter((node) => node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sql')
    .flatMap(({ quasi }) => {
      const { quasis, expressions } = quasi as { quasis: { value: { raw: string } }[]; expressions: Node[] } // ESTree: TemplateLiteral
      const text = quasis.map(({ value }) => value.raw).join('')
      return /\bselect\b/i.test(text) ? expressions.filter(isBare).map(({ start }) => start) : []
    })
}

/** Names of tables and views: imported from db/schema, or derived from one (`alias(stories, …)`, `const table = stories`). */
function tablesIn(nodes: readonly Node[]): Set<string> {
  const imported = nodes
    .filter(({ type, source }) => type === 'ImportDeclaration' && /db\/schema\//.test(literalOf(source)))
    .flatMap(({ specifiers }) => (specifiers as Node[]).map(({ local }) => nameOf(local)))
  const tables = new Set(imported)
  for (const { type, id, init } of nodes) {
    if (type !== 'VariableDeclarator' || !isNode(init)) continue
    const made = init.type === 'CallExpression' && nameOf(init.callee) === 'alias' ? (init.arguments as Node[])[0] : init
    if (tables.has(nameOf(made))) tables.add(nameOf(id))
  }
  return tables
}

/** Names of columns taken from a table (`const { slug } = stories`, `const slug = stories.slug`). */
function columnsIn(nodes: readonly Node[], tables: ReadonlySet<string>): Set<string> {
  return new Set(
    nodes.flatMap(({ type, id, init }) => {
      if (type !== 'VariableDeclarator' || !isNode(id) || !isNode(init)) return []
      if (id.type === 'ObjectPattern' && tables.has(nameOf(init))) return (id.properties as Node[]).map(({ value }) => nameOf(value))
      return init.type === 'MemberExpression' && tables.has(nameOf(init.object)) ? nameOf(id) : []
    }),
  )
}

const nameOf = (node: unknown): string => (isNode(node) && node.type === 'Identifier' ? String(node.name) : '')
const literalOf = (node: unknown): string => (isNode(node) ? String(node.value) : '')
