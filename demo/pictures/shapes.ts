import { chances } from './ink.ts'

/** Shapes that several drawings share. Each function returns SVG. */
export const scene = (...parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800" preserveAspectRatio="none">${parts.join('')}</svg>`

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`
export const circle = (x: number, y: number, radius: number, fill: string, more = '') =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" ${more}/>`
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`
export const path = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`
export const line = (d: string, stroke: string, width: number, more = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`
export const group = (transform: string, ...parts: string[]) => `<g transform="${transform}">${parts.join('')}</g>`

/** A gradient between two mixtures of inks, vertical by default; the paint is `url(#…)`. */
export function shade(from: string, to: string, direction: 'down' | 'right' | 'round' = 'down'): { define: string; paint: string } {
  // The id is derived from the content, so that a drawing is always the same text.
  const id = `shade-${direction}-${`${from}-${to}`.replace(/[^0-9]+/g, '-')}`
  const stops = `<stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/>`
  const define =
    direction === 'round'
      ? `<radialGradient id="${id}">${stops}</radialGradient>`
      : `<linearGradient id="${id}" x1="0" y1="0" x2="${direction === 'right' ? 1 : 0}" y2="${direction === 'down' ? 1 : 0}">${stops}</linearGradient>`
  return { define: `<defs>${define}</defs>`, paint: `url(#${id})` }
}

export function drawShaded(
  draw: (paint: string) => string,
  from: string,
  to: string,
  direction: 'down' | 'right' | 'round' = 'down',
): string {
  const { define, paint } = shade(from, to, direction)
  return define + draw(paint)
}

export const sky = (from: string, to: string, until = 800) => drawShaded((paint) => rect(0, 0, 1200, until, paint), from, to)

/** A hilly ground from the left edge to the right, down to the bottom. */
export function ground(height: number, swing: number, seed: number, fill: string, bottom = 800): string {
  const chance = chances(seed)
  const points = Array.from({ length: 7 }, (_, at) => [at * 200, height + (chance() - 0.5) * 2 * swing] as const)
  const [first] = points
  let d = `M0 ${bottom}L0 ${first?.[1] ?? height}`
  points.slice(1).forEach(([x, y], at) => {
    const before = points[at]?.[1] ?? height
    d += `C${x - 100} ${before} ${x - 100} ${y} ${x} ${y}`
  })
  return path(`${d}L1200 ${bottom}Z`, fill)
}

/** `count` items at pseudo-random places in a rectangle. */
export function strew(
  count: number,
  seed: number,
  area: readonly [x: number, y: number, width: number, height: number],
  draw: (x: number, y: number, chance: () => number) => string,
): string {
  const chance = chances(seed)
  const [left, top, width, height] = area
  return Array.from({ length: count }, () => draw(left + chance() * width, top + chance() * height, chance)).join('')
}

export const repeat = (count: number, draw: (at: number) => string) => Array.from({ length: count }, (_, at) => draw(at)).join('')

export const poplar = (x: number, foot: number, height: number, fill: string) =>
  path(
    `M${x} ${foot}C${x - height * 0.16} ${foot - height * 0.25} ${x - height * 0.12} ${foot - height * 0.8} ${x} ${foot - height}C${x + height * 0.12} ${foot - height * 0.8} ${x + height * 0.16} ${foot - height * 0.25} ${x} ${foot}Z`,
    fill,
  ) + line(`M${x} ${foot + height * 0.08}V${foot - height * 0.2}`, fill, Math.max(3, height * 0.03))

export const spruce = (x: number, foot: number, height: number, fill: string) =>
  path(
    `M${x} ${foot - height}L${x + height * 0.13} ${foot - height * 0.62}H${x + height * 0.07}L${x + height * 0.2} ${foot - height * 0.3}H${x + height * 0.1}L${x + height * 0.26} ${foot}H${x - height * 0.26}L${x - height * 0.1} ${foot - height * 0.3}H${x - height * 0.2}L${x - height * 0.07} ${foot - height * 0.62}H${x - height * 0.13}Z`,
    fill,
  )

/** A block of flats with a grid of windows, some of them lit. */
export function house(
  x: number,
  top: number,
  width: number,
  foot: number,
  wall: string,
  dark: string,
  lit: string,
  seed: number,
  columns = 4,
): string {
  const chance = chances(seed)
  const step = width / (columns + 0.4)
  const rows = Math.floor((foot - top - step * 0.5) / (step * 1.15))
  let windows = ''
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      windows += rect(
        x + step * (column + 0.45),
        top + step * 0.5 + row * step * 1.15,
        step * 0.5,
        step * 0.62,
        chance() < 0.28 ? lit : dark,
      )
  return rect(x, top, width, foot - top, wall) + windows
}

/** A standing person as one dark silhouette; (x, foot) is between the feet. */
export const figure = (x: number, foot: number, height: number, fill: string) => {
  const unit = height / 100
  return group(
    `translate(${x} ${foot}) scale(${unit})`,
    circle(0, -91, 8.5, fill),
    path('M-12 -78Q0 -86 12 -78L17 -42L12 -40L10 -2H2L0 -34L-2 -2H-10L-12 -40L-17 -42Z', fill),
  )
}
