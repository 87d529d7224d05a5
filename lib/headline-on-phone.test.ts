import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { headlineSize, type PhonePlaceName, placeOnPhone } from './headline-on-phone.ts'

const sheet = (name: string) => readFileSync(`app/(reader)/${name}.css`, 'utf8').replaceAll('\n', ' ')
const place = (name: PhonePlaceName, letters: number, language: 'en' | 'ar' = 'en') => placeOnPhone(name, 'x'.repeat(letters), language)

test('a headline is counted in the letters that its page gives it: smaller ones for a long one', () => {
  expect([80, 81, 150, 151].map((letters) => headlineSize('x'.repeat(letters)))).toEqual([undefined, 'long', 'long', 'longest'])
  const story = sheet('story')
  for (const [letters, rule] of [
    [80, /\.story h1 {.*?600 var\(--size-title\) \/ (?<leading>[\d.]+) .*?letter-spacing: (?<spacing>[^;]+);/],
    [81, /h1\.long {.*?calc\((?<share>[\d.]+) \* var\(--size-title\)\);\s+line-height: (?<leading>[\d.]+);/],
    [151, /h1\.longest {.*?calc\((?<share>[\d.]+) \* var\(--size-title\)\);\s+line-height: (?<leading>[\d.]+);/],
  ] as const) {
    const { share = 1, leading, spacing = '-0.015em' } = rule.exec(story)?.groups ?? {}
    expect(place('page', letters)).toMatchObject({ leading: Number(leading), spacing })
    expect(place('page', letters).size).toBeCloseTo((1.35 * 16 + 0.023 * 390) * Number(share), 2)
  }
  expect(sheet('tokens')).toContain('--size-title: clamp(1.875rem, 1.35rem + 2.3vw, 3rem)')
})

test('in a feed it has the letters of the wire', () => {
  const [, leading] = /\.day h4 {\s+font: 600 var\(--size-head\) \/ ([\d.]+) /.exec(sheet('wire')) ?? []
  expect(place('feed', 200)).toMatchObject({ size: 20, leading: Number(leading) })
  expect(place('feedWithPicture', 200).width).toBeLessThan(place('feed', 200).width)
})

test('Arabic letters are not drawn apart, and their lines are higher', () => {
  const arabic = sheet('arabic')
  const [, short] = /:is\(\.story, \.opening, \.notice\) h1 {\s+letter-spacing: 0;\s+line-height: ([\d.]+);/.exec(arabic) ?? []
  const [, long] = /:is\(\.story h1\.long, \.story h1\.longest, \.day h4,[^{]*{\s+line-height: ([\d.]+);/.exec(arabic) ?? []
  expect(place('page', 40, 'ar')).toMatchObject({ spacing: '0', leading: Number(short) })
  for (const found of [place('page', 100, 'ar'), place('page', 200, 'ar'), place('feed', 40, 'ar')])
    expect(found.leading).toBe(Number(long))
})
