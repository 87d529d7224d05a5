import { openPicture } from './sharp.ts'

/** Pictures of at most so many different bits look alike: the same one, smaller, in another format, or a little lighter. */
export const mostDifferent = 7

/** Bits of the 64 that must differ from a plain surface: a sky or a white sheet looks like every other one. */
const leastPattern = 6

/**
 * What a picture looks like, in 64 bits (16 hexadecimal digits): whether each of 8 × 8 fields is darker than the one to its right, in grey (the difference hash
 * of N. Krawetz, "Kind of Like That", 2013). The scale, the format and small changes of colour hardly change it. Empty where there is
 * next to no pattern.
 */
export async function likenessOf(source: string | Uint8Array): Promise<string> {
  const { data } = await openPicture(source)
    .flatten({ background: '#fff' })
    .resize(9, 8, { fit: 'fill' })
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  let bits = 0n
  for (let field = 0; field < 64; field += 1) {
    const at = Math.floor(field / 8) * 9 + (field % 8)
    bits = (bits << 1n) | ((data[at] ?? 0) < (data[at + 1] ?? 0) ? 1n : 0n)
  }
  const set = bits.toString(2).replaceAll('0', '').length
  return set < leastPattern || set > 64 - leastPattern ? '' : bits.toString(16).padStart(16, '0')
}

const parts = [0, 1, 2, 3]
const bitsOfPart = 16

/** The four parts of 16 bits as numbers of their own, for the index; none of a picture without pattern. */
export const partsOf = (likeness: string): number[] =>
  likeness === '' ? [] : parts.map((part) => (part << bitsOfPart) | Number.parseInt(likeness.slice(part * 4, part * 4 + 4), 16))

/**
 * Every value that a part of a picture that looks alike may have. Of two that differ in at most 7 bits, one of the four parts differs in
 * at most one (multi-index hashing: Norouzi, Punjani, Fleet, CVPR 2012): 4 × 17 values are looked up, however many pictures there are.
 */
export const partsNear = (likeness: string): number[] =>
  partsOf(likeness).flatMap((value) => [value, ...Array.from({ length: bitsOfPart }, (_, bit) => value ^ (1 << bit))])
