import { expect, test } from 'vitest'
import { cpuTime } from '#testing/cpu-time.ts'
import { Losses } from './losses.ts'
import { type Attachment, withoutShortcodes } from './shortcodes.ts'

const attachment = (id: string, parent = '0'): Attachment => ({
  id,
  url: `https://old.example/${id}.jpg`,
  title: '',
  alt: `Picture ${id}`,
  caption: '',
  parent,
})
const one = attachment('1', '7')
const two = attachment('2', '7')

function read(html: string) {
  const losses = new Losses()
  const attachments = new Map([one, two].map((picture) => [picture.id, picture]))
  const text = withoutShortcodes(html, { postId: '7', attachments, attached: new Map([['7', [one, two]]]), losses })
  return { text: text.replace(/\s+/g, ' ').trim(), losses: losses.list() }
}
const link = (address: string) => `<p><a href="${address}">${address}</a></p>`
const film = 'https://www.youtube.com/watch?v=abc123'

test.each([
  ['[vimeo 12345]', 'https://vimeo.com/12345'],
  ['[tweet https://twitter.com/harbour/status/12345]', 'https://twitter.com/harbour/status/12345'],
  ['[tweet 12345]', 'https://twitter.com/i/status/12345'],
  ['[youtube=https://www.youtube.com/watch?v=abcDEF12345&amp;w=640]', 'https://www.youtube.com/watch?v=abcDEF12345'],
])('%s becomes its address on a line of its own, which is read as an embed', (html, address) => {
  expect(read(`Before ${html} after.`)).toEqual({ text: `Before <p>${address}</p> after.`, losses: [] })
})

test.each([
  ['[youtube=https://www.youtube.com/watch?v=abc123&w=640]', link(film)],
  ['[youtube=https://www.youtube.com/watch?v=abc123&amp;w=640&amp;h=480]', link(film)],
  [`[youtube ${film}]`, link(film)],
  [`[youtube]${film}[/youtube]`, link(film)],
  ['[youtube id="abc123"]', link(film)],
  ['[soundcloud url="https://api.soundcloud.com/tracks/99"]', link('https://api.soundcloud.com/tracks/99')],
  [`[embed]${film}[/embed]`, link(film)],
  [`[embed width="640"]${film}[/embed]`, link(film)],
  ['[ted https://www.ted.com/talks/a]', link('https://www.ted.com/talks/a')],
  ['[audio mp3="https://old.example/a.mp3"][/audio]', link('https://old.example/a.mp3')],
  ['[audio https://old.example/a.mp3]', link('https://old.example/a.mp3')],
  ["[video width='640' mp4='https://old.example/a.mp4'][/video]", link('https://old.example/a.mp4')],
  ['[instagram url=https://www.instagram.com/p/xyz/ hidecaption=true]', link('https://www.instagram.com/p/xyz/')],
])('%s becomes a link, and says so', (html, text) => {
  const answer = read(`Before ${html} after.`)
  expect(answer.text).toBe(`Before ${text} after.`)
  expect(answer.losses).toEqual([expect.stringMatching(/^shortcode \[\w+\] became a link to https:/)])
})

test.each([
  ['[dropcap]T[/dropcap]he harbour master', 'The harbour master'],
  ['[dropcap style="round"]T[/dropcap]he harbour', 'The harbour'],
  ['[pullquote]I never liked boats.[/pullquote]', '<blockquote data-pull="">I never liked boats.</blockquote>'],
  ['[box color="red"]A [b]deep[/b] one[/box]', 'A deep one'],
  ['[contact to="a@b"]', ''],
  ['[contact-form]', ''],
  ['[map zoom=3 at="here ] there"]', ''],
])('%s: its words stay, the loss is named', (html, text) => {
  expect(read(html).text).toBe(text)
  expect(read(html).losses.length).toBeGreaterThan(0)
})

test.each([
  'He said [sic] that [the mayor] would come.',
  '[see <a href="https://a.example">this</a>]',
  'An array a[i] and [b',
  'A [quoted "word"] here',
  '[1] Note',
  '[the mayor said="no',
])('%s is prose', (html) => {
  expect(read(html)).toEqual({ text: html, losses: [] })
})

test('[[gallery]] is how WordPress writes of a shortcode', () => {
  expect(read('Write [[gallery]] there.').text).toBe('Write [gallery] there.')
})

test.each([
  ['caption="It\'s the crew\'s last day"', "It's the crew's last day"],
  ['caption=\'The "crew" leaves\'', 'The "crew" leaves'],
  ['caption="Left [at the pier]"', 'Left [at the pier]'],
  ['width=300 caption="One" id=x', 'One'],
])('[caption %s] keeps its caption whole', (attributes, caption) => {
  expect(read(`[caption ${attributes}]<img src="a.jpg" />[/caption]`).text).toBe(
    `<figure><img src="a.jpg" /><figcaption>${caption}</figcaption></figure>`,
  )
})

test('a caption inside stays as it is', () => {
  expect(read('[caption id="a"]<a href="x"><img src="a.jpg" /></a> It\'s the "crew\'s" [last] day[/caption]').text).toBe(
    '<figure><a href="x"><img src="a.jpg" /></a><figcaption>It\'s the "crew\'s" [last] day</figcaption></figure>',
  )
})

test.each([
  ['[gallery ids="2,1"]', ['2', '1']],
  ['[gallery]', ['1', '2']],
  ['[gallery exclude="1"]', ['2']],
  ['[gallery include="1"]', ['1']],
])('%s is its pictures, in its order', (html, ids) => {
  const { text, losses } = read(html)
  expect([...text.matchAll(/data-attachment="(\d)"/g)].map(([, id]) => id)).toEqual(ids)
  expect(text.includes('data-pictures="gallery"')).toBe(ids.length > 1)
  expect(losses).toEqual([])
})

test('a text of brackets alone costs no time', () => {
  for (const part of ['[', '[a ', '[a="', '[/a]', '[a][b]', '[caption]<a ', '[caption]<img ', '[[a]', '[embed]'])
    expect(
      cpuTime(() => read(part.repeat(20_000))),
      part,
    ).toBeLessThan(1500)
})
