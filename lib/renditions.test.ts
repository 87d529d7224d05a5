import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropBox, cropOf, cropProblem, cutBox, cutsOf, shapeNames, shapes, widthFor, widthsOf } from './renditions.ts'

test('a wide picture has files in six widths', () => {
  expect(widthsOf(6000)).toEqual([320, 480, 640, 800, 1200, 1800])
  expect(widthsOf(1800)).toEqual([320, 480, 640, 800, 1200, 1800])
})

test('a smaller picture also has its own width, a tiny one only that', () => {
  expect(widthsOf(1000)).toEqual([320, 480, 640, 800, 1000])
  expect(widthsOf(320)).toEqual([320])
  expect(widthsOf(65)).toEqual([65])
})

test('nothing is ever enlarged, and widths grow', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), (width) => {
      const widths = widthsOf(width)
      expect(Math.max(...widths)).toBeLessThanOrEqual(width)
      expect([...new Set(widths)].sort((one, other) => one - other)).toEqual(widths)
    }),
  )
})

test('the width to show is an existing one', () => {
  expect([widthFor(4000, 800), widthFor(4000, 768), widthFor(700, 960), widthFor(4000, 5000), widthFor(65, 320)]).toEqual([
    800, 800, 700, 1800, 65,
  ])
})

test('a large picture has card crops in every format and one wide JPEG of each shape', () => {
  expect(cutsOf(3000, 2000).map(({ shape, width, height, formats }) => `${shape} ${width}x${height} ${formats.join(' ')}`)).toEqual([
    '16x9 1200x675 jpg',
    '4x3 160x120 avif webp jpg',
    '4x3 320x240 avif webp jpg',
    '4x3 480x360 avif webp jpg',
    '4x3 1200x900 jpg',
    '1x1 160x160 avif webp jpg',
    '1x1 320x320 avif webp jpg',
    '1x1 480x480 avif webp jpg',
    '1x1 1200x1200 jpg',
  ])
})

test('a crop fits into its picture and has its aspect ratio', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (width, height) => {
      for (const cut of cutsOf(width, height)) {
        expect(cut.width).toBeLessThanOrEqual(Math.min(1200, width))
        expect(cut.height).toBeLessThanOrEqual(height)
        if (cut.height > 20) expect(Math.abs(cut.width / cut.height - shapes[cut.shape])).toBeLessThan(0.1)
      }
    }),
  )
})

test('a crop that was drawn is made in all widths that it has, in every format', () => {
  const crops = { '3x2': { left: 0.1, top: 0, width: 0.5 }, '1x1': { left: 0, top: 0, width: 0.05 } }
  const made = cutsOf(3000, 2000, crops).map(({ shape, width, height, formats }) => `${shape} ${width}x${height} ${formats.join(' ')}`)
  expect(made.filter((cut) => cut.startsWith('3x2'))).toEqual([
    '3x2 160x107 avif webp jpg',
    '3x2 320x213 avif webp jpg',
    '3x2 480x320 avif webp jpg',
    '3x2 640x427 avif webp jpg',
    '3x2 800x533 avif webp jpg',
    '3x2 1200x800 avif webp jpg',
    '3x2 1500x1000 avif webp jpg',
  ])
  expect(made.filter((cut) => cut.startsWith('1x1'))).toEqual(['1x1 150x150 avif webp jpg'])
  expect(made.filter((cut) => cut.startsWith('16x9'))).toEqual(['16x9 1200x675 jpg'])
})

const arbitrarySize = { width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }
const arbitraryShape = fc.constantFrom(...shapeNames)

test('a rectangle that is a crop lies inside its picture, in pixels too, and has the ratio of its shape', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true })
  const crop = fc.record({ left: fraction, top: fraction, width: fraction })
  fc.assert(
    fc.property(fc.record(arbitrarySize), arbitraryShape, crop, (picture, shape, crop) => {
      const box = cropBox(shape, picture, crop)
      expect([box.left, box.top, box.width, box.height].every(Number.isInteger)).toBe(true)
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1)
      expect(box.left + box.width).toBeLessThanOrEqual(picture.width)
      expect(box.top + box.height).toBeLessThanOrEqual(picture.height)
      if (cropProblem(shape, picture, crop)) return
      expect(Math.abs(box.width - crop.width * picture.width)).toBeLessThanOrEqual(0.5 + 1e-6)
      if (Math.min(picture.width, picture.height) > 2) expect(Math.abs(box.width / shapes[shape] - box.height)).toBeLessThanOrEqual(1.5)
    }),
  )
})

test('what a drawing begins with, the crop around the focal point, is a crop', () => {
  const focal = fc.record({ focalX: fc.double({ min: 0, max: 1, noNaN: true }), focalY: fc.double({ min: 0, max: 1, noNaN: true }) })
  fc.assert(
    fc.property(fc.record(arbitrarySize), arbitraryShape, focal, (picture, shape, focal) => {
      const box = cutBox(shape, picture, focal)
      if (Math.min(picture.width, picture.height) < 3) return
      expect(cropProblem(shape, picture, cropOf(box, picture))).toBeNull()
      const drawn = cropBox(shape, picture, cropOf(box, picture))
      expect({ ...drawn, height: 0 }).toEqual({ ...box, height: 0 })
    }),
  )
})

test('what reaches beyond the picture, is too small or is no number is no crop', () => {
  const picture = { width: 1000, height: 1000 }
  expect(cropProblem('1x1', picture, { left: 0, top: 0, width: 1 })).toBeNull()
  expect(cropProblem('1x1', picture, { left: 0.5, top: 0, width: 0.51 })).toBe('outside')
  expect(cropProblem('1x1', picture, { left: 0, top: 0.5, width: 0.51 })).toBe('outside')
  expect(cropProblem('16x9', picture, { left: 0, top: 0.5, width: 0.51 })).toBeNull()
  expect(cropProblem('1x1', picture, { left: -0.1, top: 0, width: 0.5 })).toBe('outside')
  expect(cropProblem('1x1', picture, { left: 0, top: Number.NaN, width: 0.5 })).toBe('outside')
  expect(cropProblem('1x1', picture, { left: 0, top: 0, width: 0.15 })).toBe('too-small')
  // A tiny picture is cropped as a whole or not at all.
  expect(cropProblem('1x1', { width: 60, height: 90 }, { left: 0, top: 0.2, width: 1 })).toBeNull()
  expect(cropProblem('1x1', { width: 60, height: 90 }, { left: 0, top: 0.2, width: 0.9 })).toBe('too-small')
})
