import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { writeOEmbed } from './oembed.ts'

const story = {
  origin: 'https://paper.test',
  paper: 'The “Paper” & Co',
  language: 'en',
  slug: 'the-bridge',
  headline: 'The <script>alert(1)</script> bridge',
  dek: 'It "opens" & closes',
  authors: 'Olena, Danylo',
  picture: { path: '/media/a/1280.jpg', width: 1280, height: 720 },
} as const

test('a story is a card of plain HTML whose words are words, and its numbers fit the width that was asked for', () => {
  const answer = writeOEmbed(story, 320)
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 320, height: 340, thumbnail_width: 1280, thumbnail_height: 720 })
  const { document } = parseHTML(`<body>${String(answer.html)}</body>`)
  expect([...document.querySelectorAll('*')].map(({ localName }) => localName)).not.toContain('script')
  expect(document.querySelector('strong')?.textContent).toBe(story.headline)
  expect(document.querySelector('footer')?.textContent).toBe(story.paper)
  expect(document.querySelector('img')?.getAttribute('width')).toBe('320')
  expect([...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(
    Array(2).fill('https://paper.test/news/the-bridge'),
  )
})

test.each([
  [null, 600],
  [5000, 600],
  [0, 240],
  [500, 500],
])('asked for at most %s pixels it is %s wide', (asked, width) => expect(writeOEmbed(story, asked).width).toBe(width))

test('without a picture and a dek it is a headline, and right to left where its language is', () => {
  const { html, height } = writeOEmbed({ ...story, language: 'ar', dek: '', picture: null }, null)
  expect([String(html).includes('dir="rtl"'), String(html).includes('<img'), height]).toEqual([true, false, 160])
})
