import type { Node } from '@tiptap/pm/model'

/**
 * What `make` makes of a node, made once while the node is used: nodes never change, and a change of a document keeps those beside it. What
 * is thrown is not remembered.
 */
export function rememberByNode<Result>(make: (node: Node) => Result): (node: Node) => Result {
  const made = new WeakMap<Node, { result: Result }>()
  return (node) => {
    const known = made.get(node)
    if (known) return known.result
    const result = make(node)
    made.set(node, { result })
    return result
  }
}
