/** What of a file or a page could not be kept in a story. */
export const losses = {
  other: '{words}',
  footnotes:
    '{count, plural, one {a footnote with more than a few words became} other {# footnotes with more than a few words became}} a number and text at the end',
  comments: '{count, plural, one {a comment was} other {# comments were}} left out: {words}',
  changes:
    'tracked changes were accepted: {insertions, plural, one {# insertion} other {# insertions}}, {deletions, plural, one {# deletion} other {# deletions}}, {moves, plural, one {# move} other {# moves}}',
  pageHeader: 'the header of the pages “{words}” was left out',
  pageFooter: 'the footer of the pages “{words}” was left out',
  pageEdge: 'the header or footer of the pages “{words}” was left out',
  formula: 'a formula was left out',
  chart: 'a chart was left out',
  diagram: 'a diagram was left out',
  object: 'an embedded object was left out',
  contents: 'the table of contents was left out',
  outsidePicture: 'picture {address}: its file is outside of the document, and was not fetched',
  encoding: 'it is not UTF-8 and was read as {encoding}: look at its letters',
  headings: 'headings of {count} levels became headings of two',
  headingLevel: 'a heading of level {was} became one of level {level}',
  frontMatter: 'the front matter was left out, except its title',
  insidePicture:
    'a picture inside {where, select, list {a list} quotation {a quotation} box {a box} preformatted {fixed-width text} embed {an embed} other {a table}} stands after it',
  insideEmbed:
    'an embed inside {where, select, list {a list} quotation {a quotation} box {a box} preformatted {fixed-width text} embed {an embed} other {a table}} stands after it',
  inside:
    '{block, select, heading {a subhead} bulletList {a list} orderedList {a numbered list} blockquote {a quotation} pullQuote {a pull quote} preformatted {a preformatted text} box {a box} tableFigure {a table with a title} table {a table} other {a part}} inside {where, select, list {a list} quotation {a quotation} box {a box} preformatted {fixed-width text} embed {an embed} other {a table}} became paragraphs',
  terms: 'a list of terms became paragraphs',
  countdown: 'a list that counts down counts up',
  addressLine: 'what WordPress or another site shows for {address} became a link',
  styles: 'styles and classes of elements',
  unknown: '{element}: only its words were kept',
  hidden: 'words that are not shown “{words}” were left out',
  smallPicture: 'the small picture “{alt}” was left out',
  picture:
    'picture {address, select, none {without an address} other {{address}}}: {reason, select, absent {its file is not in the document} many {a file brings at most 300 pictures} disk {it lies on another disk} other {{reason}}}',
  pictureRefused: 'picture {name} was left out: its file could not be used',
  pictureLate: 'picture {name} was left out: to add all pictures of the file would take too long, so put it in by itself',
  caption: 'caption “{words}” went with its picture',
  alt: 'alt text “{words}” went with its picture',
  pictureLink: 'the link of a picture to {address}',
  struck: 'struck-out words “{words}” were left out',
  link: 'link to “{address}”: only its words were kept',
  linksWithin: 'links within the page',
  explanation: 'the explanation of “{of}”: “{words}”',
  underlined: 'underlining: only its words were kept',
  small: 'small print: only its words were kept',
  large: 'large print: only its words were kept',
  code: 'code: only its words were kept',
  key: 'a key: only its words were kept',
  fixedWidth: 'fixed-width text: only its words were kept',
  highlight: 'a highlight: only its words were kept',
  dropped:
    '{what, select, form {a form} script {a script} sheet {a style sheet} title {the title of the page} noscript {a text for browsers without scripts} template {a template} field {a form field} button {a button} drawing {a drawing} formula {a formula} page {an embedded page} video {a video} recording {a recording} other {an embedded object}} was left out',
  droppedWords:
    '{what, select, form {a form} title {the title of the page} field {a form field} button {a button} other {a part}} “{words}” was left out',
  linked:
    '{what, select, page {an embedded page} video {a video} recording {a recording} other {an embedded object}} became a link to {address}',
} as const
