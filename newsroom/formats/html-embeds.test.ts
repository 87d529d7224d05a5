import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentProblem } from '#newsroom/articles/document.ts'
import { htmlToDocument, htmlToText } from './html-to-document.ts'
import { Losses } from './losses.ts'

const mediaId = '019aaaaa-0000-7000-8000-000000000000'
const video = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'

function read(html: string, newlines = false) {
  const losses = new Losses()
  const document = htmlToDocument(html, { losses, newlines, picture: ({ alt }) => ({ mediaId, alt, caption: '', credit: '' }) })
  expect(documentProblem(document)).toBeNull()
  return { shape: document.content.map(shape).join(' '), losses: losses.list().filter((loss) => loss !== 'styles and classes of elements') }
}

/** "embed:x:desk/12(title() p(Said.) by(Olena))". */
function shape({ type, content = [], text, attrs, marks = [] }: DocumentNode): string {
  if (text !== undefined) return marks.some((mark) => mark.type === 'link') ? `link[${text}]` : text
  const name = { paragraph: 'p', attribution: 'by' }[type] ?? (type === 'embed' ? `embed:${attrs?.embedId}` : type)
  return type === 'picture' ? type : `${name}(${content.map(shape).join(type === 'embed' ? ' ' : '')})`
}

test.each([
  [
    'a frame',
    `<p>Before</p><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="YouTube video player"></iframe>`,
    'p(Before) embed:youtube:dQw4w9WgXcQ(title())',
  ],
  [
    'a frame that says what it shows',
    '<iframe src="//player.vimeo.com/video/76979871" title="The mountain"></iframe>',
    'embed:vimeo:76979871(title(The mountain))',
  ],
  ['an address on a line of its own', `<p>Before</p><p>${video}</p>`, 'p(Before) embed:youtube:dQw4w9WgXcQ(title())'],
  [
    'a block of WordPress with a caption',
    `<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\n${video}\n</div><figcaption>Our film</figcaption></figure>`,
    'embed:youtube:dQw4w9WgXcQ(title() p(Our film))',
  ],
  [
    'a block of WordPress with another newspaper',
    '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://example.org/a-story\n</div></figure>',
    'embed:page:https://example.org/a-story(title())',
  ],
  [
    'a post of X',
    '<blockquote class="twitter-tweet"><p lang="en">Said <a href="https://t.co/1">this</a>.</p>&mdash; Olena (@olena) <a href="https://twitter.com/olena/status/1234567890?ref_src=x">May 3, 2026</a></blockquote>',
    'embed:x:olena/1234567890(title() p(Said link[this].) by(Olena (@olena) link[May 3, 2026]))',
  ],
  [
    'a post of Instagram',
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/CabcDEF-_12/?utm=1"><p>View this</p></blockquote>',
    'embed:instagram:p/CabcDEF-_12(title() p(View this))',
  ],
  [
    'a post of Telegram',
    '<p>Before</p><script async src="https://telegram.org/js/x.js" data-telegram-post="channel/42"></script>',
    'p(Before) embed:telegram:channel/42(title())',
  ],
  [
    'a post of Facebook',
    '<div class="fb-post" data-href="https://www.facebook.com/desk/posts/123"></div>',
    'embed:facebook:desk/posts/123(title())',
  ],
  [
    'our own',
    `<blockquote data-embed="youtube:dQw4w9WgXcQ"><figure><img src="a.jpg" alt="A"></figure><h4>A film</h4><p>About</p><cite>Olena</cite><p><a href="${video}">YouTube</a></p></blockquote>`,
    'embed:youtube:dQw4w9WgXcQ(picture title(A film) p(About) by(Olena))',
  ],
])('%s becomes an embed, and nothing is lost', (_, html, expected) => {
  expect(read(html)).toEqual({ shape: expected, losses: [] })
})

test.each([
  ['a link that somebody made', `<p><a href="${video}">${video}</a></p>`, `p(link[${video}])`],
  ['an address in a cell', `<table><tr><td>${video}</td></tr></table>`, `table(tableRow(tableCell(p(link[${video}]))))`],
  ['an address in a list', `<ul><li>${video}</li></ul>`, `bulletList(listItem(p(link[${video}])))`],
])('%s stays a link', (_, html, expected) => {
  expect(read(html).shape).toBe(expected)
})

test.each([
  ['an id that is none', '<blockquote data-embed="page:javascript:alert(1)"><p>Words</p></blockquote>', 'blockquote(p(Words))'],
  [
    'code whose link leads elsewhere',
    '<blockquote class="twitter-tweet"><p>Words</p><a href="https://evil.test/olena/status/1">x</a></blockquote>',
    'blockquote(p(Words)p(link[x]))',
  ],
  ['another script', '<p>Before</p><script data-telegram-post="../../x"></script>', 'p(Before)'],
])('%s is read as before', (_, html, expected) => {
  expect(read(html).shape).toBe(expected)
})

test('the words of an address are still words', () => {
  expect(htmlToText(`<p>${video}</p>`)).toBe(video)
})
