import { isNode, type Node, nodesOf } from './walk.ts'

const makesLists = new Set(['map', 'flatMap', 'filter', 'slice', 'keys', 'values'])

/**
 * Finds `inArray` with a list that is made of other things: each of its values becomes one of the statement, so that each length is another
 * statement. `program` is ESTree; returns offsets in the text.
 */
export const longListsIn = (program: unknown): number[] =>
  nodesOf(program).flatMap((node) => {
    const [, list] = node.type === 'CallExpression' && nameOf(node.callee) === 'inArray' ? (node.arguments as Node[]) : []
    return isNode(list) && isMade(list) ? node.start : []
  })

function isMade(list: Node): boolean {
  const [only] = list.type === 'ArrayExpression' ? (list.elements as Node[]) : []
  if (isNode(only) && only.type === 'SpreadElement')
    return isNode(only.argument) && (only.argument.type === 'NewExpression' || isMade(only.argument))
  const callee = list.type === 'CallExpression' && isNode(list.callee) ? list.callee : null
  return callee?.type === 'MemberExpression' && makesLists.has(nameOf(callee.property))
}

const nameOf = (node: unknown): string => (isNode(node) && node.type === 'Identifier' ? String(node.name) : '')
