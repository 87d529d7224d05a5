import sharp from 'sharp'

/**
 * Prints the demo's pictures like a risograph, with three inks on tinted paper. A drawing is an SVG whose red, green and blue values are
 * the amounts of the three inks. Each plate gets grain (the third a dot screen), is slightly misaligned, and is multiplied onto the others.
 */
type Colour = readonly [red: number, green: number, blue: number]
export type Palette = { paper: Colour; inks: readonly [dark: Colour, warm: Colour, light: Colour] }
export type Drawing = { palette: Palette; svg: string }

/** A fill: the amount of each ink, from 0 to 1. */
export const ink = (dark: number, warm = 0, light = 0): string =>
  `rgb(${[dark, warm, light].map((part) => Math.round(part * 255)).join(',')})`

const hex = (code: string): Colour => [0, 2, 4].map((at) => Number.parseInt(code.slice(at, at + 2), 16)) as unknown as Colour // three parts
const palette = (paper: string, dark: string, warm: string, light: string): Palette => ({
  paper: hex(paper),
  inks: [hex(dark), hex(warm), hex(light)],
})

export const night = palette('f4ecdb', '1c2a4a', 'e4572e', 'f4b53f')
export const river = palette('f3eee2', '143f52', 'ee6c4d', '7cc0d4')
export const field = palette('f5eedc', '2c3d33', 'd9532c', 'efb73e')
export const winter = palette('f2f0ea', '23345c', 'd8432f', '8fbbdc')
export const dusk = palette('f7ecdf', '33244c', 'ee6a50', 'f7bf5f')
export const garden = palette('f3efe0', '1f4038', 'e86a4a', '8cc49a')

const grainSide = 512 // a power of two, so that & finds the place
const grain = makeGrain()
const screenSide = 10
const screen = makeScreen()
/** The misalignment of each plate in pixels, as in real prints. */
const offsets = [
  [0, 0],
  [2, -1],
  [-2, 2],
] as const

/** Prints a drawing (1200 × 800, or 800 × 800 for a portrait) as a JPEG file. Deterministic. */
export async function print(drawing: Drawing, width: number, height: number): Promise<Buffer> {
  const plates = await sharp(Buffer.from(drawing.svg))
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: '#000' })
    .raw()
    .toBuffer()
  const printed = Buffer.allocUnsafe(width * height * 3)
  const { paper, inks } = drawing.palette
  const [red, green, blue] = paper
  const [[ar, ag, ab], [br, bg, bb], [cr, cg, cb]] = inks.map((colour) =>
    colour.map((part) => 1 - part / 255),
  ) as unknown as Palette['inks'] // as many
  const [besideA, besideB, besideC] = offsets.map(([right, down], plate) => (down * width + right) * 3 + plate) as [number, number, number] // as many
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const edge = x < 2 || y < 2 || x >= width - 2 || y >= height - 2
      const speck = grain[(y & (grainSide - 1)) * grainSide + (x & (grainSide - 1))] ?? 0
      const other = grain[((y + 211) & (grainSide - 1)) * grainSide + ((x + 97) & (grainSide - 1))] ?? 0
      const dot = screen[((x + y) % screenSide) * screenSide + ((x - y + screenSide * 1000) % screenSide)] ?? 0
      const a = covered[((plates[at + (edge ? 0 : besideA)] ?? 0) << 8) | speck] ?? 0
      const b = covered[((plates[at + (edge ? 1 : besideB)] ?? 0) << 8) | other] ?? 0
      const c = covered[((plates[at + (edge ? 2 : besideC)] ?? 0) << 8) | dot] ?? 0
      printed[at] = red * (1 - a * ar) * (1 - b * br) * (1 - c * cr)
      printed[at + 1] = green * (1 - a * ag) * (1 - b * bg) * (1 - c * cg)
      printed[at + 2] = blue * (1 - a * ab) * (1 - b * bb) * (1 - c * cb)
    }
  }
  return sharp(printed, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()
}

/**
 * The amount of ink (0 to 1) for a wanted value and a threshold of the grain or screen (0 to 255 each), at `wanted * 256 + threshold`. Half
 * tones are part tone, part texture; solid areas keep a few pale specks.
 */
const covered = Float32Array.from({ length: 65_536 }, (_, at) => {
  const [wanted, threshold] = [at >> 8, at & 255]
  if (wanted < 4) return 0
  if (wanted > 250) return threshold > 240 ? 0.88 : 1
  const half = 1 - Math.abs(wanted - 127.5) / 127.5
  return Math.min(1, Math.max(0, (wanted + (127.5 - threshold) * (0.12 + 0.38 * half)) / 255))
})

/** Evenly distributed noise, blurred to about two pixels, the same on every machine. */
function makeGrain(): Uint8Array {
  const chance = chances(7)
  const side = grainSide / 2
  const coarse = Float32Array.from({ length: side * side }, chance)
  const soft = new Float32Array(grainSide * grainSide)
  for (let y = 0; y < grainSide; y += 1)
    for (let x = 0; x < grainSide; x += 1) {
      const column = x >> 1
      const row = y >> 1
      const near = (dx: number, dy: number) => coarse[((row + dy) % side) * side + ((column + dx) % side)] ?? 0
      soft[y * grainSide + x] =
        near(0, 0) * 0.55 + near(x & 1, 0) * 0.2 + near(0, y & 1) * 0.2 + near(x & 1, y & 1) * 0.05 + chance() * 0.25
    }
  const order = [...soft.keys()].sort((one, two) => (soft[one] ?? 0) - (soft[two] ?? 0))
  const even = new Uint8Array(soft.length)
  order.forEach((at, rank) => {
    even[at] = Math.floor((rank * 256) / soft.length)
  })
  return even
}

/** One cell of round dots at 45 degrees. */
function makeScreen(): Uint8Array {
  const cell = new Uint8Array(screenSide * screenSide)
  for (let y = 0; y < screenSide; y += 1)
    for (let x = 0; x < screenSide; x += 1) {
      const wave = Math.cos(((x + 0.5) / screenSide) * 2 * Math.PI) + Math.cos(((y + 0.5) / screenSide) * 2 * Math.PI)
      cell[y * screenSide + x] = Math.round(((wave + 2) / 4) * 235) + 10
    }
  return cell
}

/** Pseudo-random numbers from 0 to 1, always the same (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
