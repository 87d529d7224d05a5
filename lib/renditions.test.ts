import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutsOf, shapes, widthFor, widthsOf } from './renditions.ts'

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
