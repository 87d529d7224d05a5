import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { arrows, houseAt } from '#proof/house.ts'

/**
 * `npx node scripts/draw-architecture.ts`: draws docs/architecture.svg from the imports of the code. A box is a folder, an arrow means
 * "imports". An arrow is left out where a longer path of arrows leads to the same box. proof/house.test.ts fails while the picture is
 * outdated.
 */
const width = 1100
const box = { width: 108, height: 34 }
const row = 84

type Arrows = ReadonlyMap<string, ReadonlySet<string>>
type Place = { x: number; y: number }
/** An entry of a row: a folder, or a bend of an arrow that crosses the row on its way to a lower one. */
type Stop = { folder: string | null; before: Stop[]; after: Stop[]; x: number; y: number }

export function drawArchitecture(root: string): string {
  const all = arrows(houseAt(root))
  const folders = [...all.keys()].sort()
  const height = heightsIn(all)
  const top = Math.max(...folders.map(height))
  const stops = new Map(folders.map((folder) => [folder, stopAt(folder, top - height(folder))]))
  const rows: Stop[][] = Array.from({ length: top + 1 }, (_, y) => [...stops.values()].filter((stop) => stop.y === y))
  for (const from of folders)
    for (const to of [...(all.get(from) ?? [])].sort()) {
      const [start, end] = [stops.get(from), stops.get(to)]
      if (!start || !end || leadsThere(all, from, to)) continue
      let last = start
      for (let y = start.y + 1; y < end.y; y += 1) {
        const bend = stopAt(null, y)
        rows[y]?.push(bend)
        connect(last, bend)
        last = bend
      }
      connect(last, end)
    }
  spread(rows)
  const lines = rows.flat().flatMap((stop) => stop.after.map((next) => line(stop, next)))
  const boxes = [...stops].map(([folder, stop]) => {
    const { x, y } = placeOf(stop)
    return `<rect x="${x - box.width / 2}" y="${y}" width="${box.width}" height="${box.height}" rx="5"/><text x="${x}" y="${y + 22}">${folder.replace('newsroom/', '')}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${rows.length * row}" role="img" aria-label="Which folder of Galley imports which">
<style>
  rect { fill: #fff; stroke: #444 } path { fill: none; stroke: #888 } path.end { marker-end: url(#end) } marker path { fill: #888; stroke: none }
  text { font: 14px sans-serif; text-anchor: middle; fill: #111 }
  @media (prefers-color-scheme: dark) { rect { fill: #222; stroke: #bbb } text { fill: #eee } }
</style>
<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${lines.join('\n')}
${boxes.join('\n')}
</svg>
`
}

const stopAt = (folder: string | null, y: number): Stop => ({ folder, before: [], after: [], x: width / 2, y })
const placeOf = ({ x, y }: Stop): Place => ({ x: Math.round(x), y: y * row + 20 })

function connect(one: Stop, other: Stop): void {
  one.after.push(other)
  other.before.push(one)
}

/** The length of the longest path of arrows that starts at a folder. */
function heightsIn(all: Arrows): (folder: string) => number {
  const known = new Map<string, number>()
  return function height(folder: string): number {
    const found: number = known.get(folder) ?? Math.max(-1, ...[...(all.get(folder) ?? [])].map(height)) + 1
    known.set(folder, found)
    return found
  }
}

/** Whether `to` is reached from `from` through another folder. */
function leadsThere(all: Arrows, from: string, to: string): boolean {
  const reaches = (folder: string): boolean => folder === to || [...(all.get(folder) ?? [])].some(reaches)
  return [...(all.get(from) ?? [])].some((next) => next !== to && reaches(next))
}

/**
 * Moves each entry near its neighbours, alternately downwards and upwards, so that few arrows cross. A bend needs less space than a box.
 */
function spread(rows: readonly Stop[][]): void {
  for (let round = 0; round < 12; round += 1)
    for (const inRow of round % 2 === 0 ? rows : rows.toReversed()) {
      const wanted = new Map(inRow.map((stop) => [stop, middle(round % 2 === 0 ? stop.before : stop.after, stop.x)]))
      inRow.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0))
      const room = inRow.map(({ folder }) => (folder === null ? 0.4 : 1))
      const unit = width / room.reduce((sum, part) => sum + part, 0)
      let left = 0
      for (const [index, stop] of inRow.entries()) {
        const own = unit * (room[index] ?? 1)
        stop.x = left + own / 2
        left += own
      }
    }
}

const middle = (stops: readonly Stop[], otherwise: number): number =>
  stops.length === 0 ? otherwise : stops.reduce((sum, { x }) => sum + x, 0) / stops.length

function line(from: Stop, to: Stop): string {
  const [a, b] = [placeOf(from), placeOf(to)]
  const start = a.y + box.height
  const end = b.y - (to.folder === null ? 0 : 3)
  const half = Math.round((start + end) / 2)
  const past = to.folder === null ? ` V${b.y + box.height}` : '' // a bend crosses its row vertically
  return `<path${to.folder === null ? '' : ' class="end"'} d="M${a.x} ${start} C${a.x} ${half} ${b.x} ${half} ${b.x} ${end}${past}"/>`
}

if (import.meta.main)
  writeFileSync(join(import.meta.dirname, '../docs/architecture.svg'), drawArchitecture(join(import.meta.dirname, '..')))
