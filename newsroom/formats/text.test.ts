import { expect, test } from 'vitest'
import { withoutEntities } from './text.ts'

test.each([
  ['Radio &amp; Video Desk', 'Radio & Video Desk'],
  ['R&eacute;my &lt;desk&gt; &#8211; &amp;amp;', 'Rémy <desk> – &amp;'],
  ['AT&T <b>', 'AT&T <b>'],
  ['', ''],
])('%s is decoded once', (text, decoded) => {
  expect(withoutEntities(text)).toBe(decoded)
})
