/** A node of a syntax tree (ESTree, as oxc-parser returns it). */
export type Node = { type: string; start: number; end: number; [part: string]: unknown }

export const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string'

/** Calls `see` for every node, outer nodes first, with the nodes that contain it, outermost first. */
export function walk(tree: unknown, see: (node: Node, around: readonly Node[]) => void, around: readonly Node[] = []): void {
  if (Array.isArray(tree)) {
    for (const each of tree) walk(each, see, around)
    return
  }
  if (tree === null || typeof tree !== 'object') return
  if (isNode(tree)) see(tree, around)
  const within = isNode(tree) ? [...around, tree] : around
  for (const each of Object.values(tree)) walk(each, see, within)
}

/** Every node of a tree, outer nodes first. */
export function nodesOf(tree: unknown): Node[] {
  const nodes: Node[] = []
  walk(tree, (node) => void nodes.push(node))
  return nodes
}
