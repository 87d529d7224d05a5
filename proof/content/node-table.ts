type Result = { title: string; status: string; ancestorTitles: string[] }

/** Whether a file of tests is the proof of every node on every surface. */
export const isOfNodes = (path: string): boolean => /\/every-node(?:-moves)?\.test\.ts$/.test(path)

/** Prints a line for each node and mark, a column for each surface, and returns how many places hold. “–”: what it is nowhere, such as a suggestion in a file. */
export function printNodes(results: readonly Result[]): number {
  const found = new Map<string, Map<string, string>>()
  for (const { ancestorTitles, title, status } of results) {
    const [name] = ancestorTitles
    if (name) found.set(name, (found.get(name) ?? new Map<string, string>()).set(title, status === 'passed' ? 'holds' : 'FAILS'))
  }
  if (found.size === 0) return 0
  const surfaces = [...new Set([...found.values()].flatMap((row) => [...row.keys()]))]
  const width = Math.max(...[...found.keys()].map((name) => name.length))
  console.log(`\n${['node'.padEnd(width), ...surfaces].join('  ')}`)
  for (const [name, row] of found)
    console.log([name.padEnd(width), ...surfaces.map((surface) => (row.get(surface) ?? '–').padEnd(surface.length))].join('  '))
  const cells = [...found.values()].flatMap((row) => [...row.values()])
  const held = cells.filter((cell) => cell === 'holds').length
  console.log(`${found.size} nodes and marks, ${held} of ${cells.length} places hold`)
  return held
}
