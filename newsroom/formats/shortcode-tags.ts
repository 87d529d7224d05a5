/** A shortcode as WordPress parses it. `content` is null if it has no closing tag. */
export type Shortcode = { name: string; attributes: Map<string, string>; values: string[]; content: string | null; whole: string }

type Tag = { at: number; end: number; name: string; closing: boolean; text: string }

/**
 * Replaces each shortcode by the result of `written`, inner ones first. Brackets of ordinary text stay: a tag without attributes and
 * closing tag counts only if `isKnown` says so. `[[gallery]]` is WordPress' way to write "[gallery]" as text.
 */
export function replaceShortcodes(html: string, isKnown: (name: string) => boolean, written: (code: Shortcode) => string): string {
  const tags = tagsIn(html)
  const closes = new Set(tags.filter(({ closing }) => closing).map(({ name }) => name))
  // An open tag, and the text since then.
  const open: { tag: Tag | null; text: string }[] = [{ tag: null, text: '' }]
  const top = () => open.at(-1) ?? { tag: null, text: '' }
  let from = 0
  for (const tag of tags) {
    top().text += html.slice(from, tag.at)
    from = tag.end
    if (tag.closing) {
      const start = open.findLastIndex((one) => one.tag?.name === tag.name)
      if (start < 0) top().text += tag.text
      else close(start)
    } else if (closes.has(tag.name) && open.length < deepest) open.push({ tag, text: '' })
    else top().text += writeSingle(tag)
  }
  top().text += html.slice(from)
  leaveOpen(1)
  return top().text

  function writeSingle(tag: Tag): string {
    if (!isKnown(tag.name) && !onlyAttributes.test(tag.text)) return tag.text
    return written({ name: tag.name, ...attributesOf(tag), content: null, whole: tag.text })
  }

  function close(start: number): void {
    leaveOpen(start + 1)
    const { tag, text } = open.pop() ?? { tag: null, text: '' }
    if (tag) top().text += written({ name: tag.name, ...attributesOf(tag), content: text, whole: tag.text })
  }

  /** Tags that are never closed have no content. */
  function leaveOpen(down: number): void {
    while (open.length > down) {
      const { tag, text } = open.pop() ?? { tag: null, text: '' }
      top().text += (tag ? writeSingle(tag) : '') + text
    }
  }
}

const deepest = 50
/** Attributes, which text in brackets does not have: `[map zoom="3" at=here]`, `[vine=https://…]`. */
const onlyAttributes = /^\[[a-z][\w-]*(?:(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'<>\]=]+))+|=https?:\/\/[^\s<>]+)\s*\/?\]$/i

const opening = /\[(\/?)([a-z][\w-]{0,60})(?=[\s=\]/])/giy

/** Finds every tag by its brackets. A bracket within quotation marks does not end it; a line of text without "]" contains no tag. */
function tagsIn(html: string): Tag[] {
  const tags: Tag[] = []
  for (let at = html.indexOf('['); at >= 0; at = html.indexOf('[', at + 1)) {
    opening.lastIndex = at
    const [start, slash, name] = opening.exec(html) ?? []
    if (start === undefined || name === undefined) continue
    const end = endOf(html, at + start.length)
    if (end < 0) continue
    const escaped = html[at - 1] === '[' && html[end] === ']'
    if (escaped) tags.push({ at: at - 1, end: end + 1, name: '', closing: true, text: html.slice(at, end) })
    else tags.push({ at, end, name: name.toLowerCase(), closing: slash === '/', text: html.slice(at, end) })
    at = end - 1
  }
  return tags
}

/** The most characters of a tag. */
const longestTag = 2000

function endOf(html: string, from: number): number {
  let quote = ''
  const last = Math.min(html.length, from + longestTag)
  let plain = -1 // the very first "]", for a tag whose quotation mark never ends
  for (let at = from; at < last; at += 1) {
    const sign = html[at] ?? ''
    if (sign === ']' && plain < 0) plain = at
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === ']') return at + 1
    else if (sign === '[') return -1
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign
  }
  return plain < 0 ? -1 : plain + 1
}

const attribute = /([\w-]+)\s*=\s*"([^"]*)"|([\w-]+)\s*=\s*'([^']*)'|([\w-]+)\s*=\s*([^\s'"]+)|"([^"]*)"|'([^']*)'|(\S+)/g

/** Like WordPress' shortcode_parse_atts: a value ends at the same quotation mark that began it. `[youtube=URL]` has an unnamed value. */
function attributesOf({ text, name }: Tag): { attributes: Map<string, string>; values: string[] } {
  const attributes = new Map<string, string>()
  const values: string[] = []
  const inside = text
    .slice(1 + name.length, -1)
    .replace(/\/\s*$/, '')
    .replace(/&quot;|&#8220;|&#8221;|&#8243;|[“”″]/g, '"')
    .replace(/&#0?39;/g, "'")
    .trim()
  const bare = /^=\s*["']?([^\s"']+)/.exec(inside)?.[1]
  if (bare) values.push(bare)
  for (const [, double, doubleValue, one, oneValue, none, noneValue, ...alone] of (bare ? '' : inside).matchAll(attribute)) {
    const key = double ?? one ?? none
    if (key !== undefined) attributes.set(key.toLowerCase(), doubleValue ?? oneValue ?? noneValue ?? '')
    else values.push(alone.find((value) => value !== undefined) ?? '')
  }
  return { attributes, values }
}
