import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeSize, shapes, widthsOf } from './renditions.ts'

test('a wide picture is made in six widths', () => {
  expect(widthsOf(6000)).toEqual([320, 480, 640, 960, 1280, 1920])
  expect(widthsOf(1920)).toEqual([320, 480, 640, 960, 1280, 1920])
})

test('a smaller picture is made in its own width too, and a tiny one only in that', () => {
  expect(widthsOf(1000)).toEqual([320, 480, 640, 960, 1000])
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

test('a shape fits into its picture', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9000 }),
      fc.integer({ min: 1, max: 9000 }),
      fc.constantFrom('16x9' as const, '4x3' as const, '1x1' as const),
      (width, height, shape) => {
        const cut = shapeSize(shape, width, height)
        expect(cut.width).toBeLessThanOrEqual(Math.min(1200, width))
        expect(cut.height).toBeLessThanOrEqual(height)
        if (cut.height > 20) expect(Math.abs(cut.width / cut.height - shapes[shape])).toBeLessThan(0.1)
      },
    ),
  )
})
