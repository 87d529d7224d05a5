import { createHash } from 'node:crypto'
import { RewritingStream } from 'parse5-html-rewriting-stream'
import { playerOrigins } from '#lib/embeds/embed.ts'
import { pageScript } from '#lib/page-script.ts'

/** A page as readers receive it, the tags it named, and what its Content-Security-Policy must allow. */
export type StrippedPage = {
  html: string
  tags: string[]
  scriptHashes: string[]
  styleHashes: string[]
  styleAttributeHashes: string[]
  frameOrigins: string[]
  /** Offset in `html` where the attributes of <galley-live> begin; null when the page has none. */
  liveAt: number | null
}

type Attribute = { name: string; value: string }

const voidOfUse = new Set(['template'])

/**
 * Removes the framework's scripts, preloads, comments and flight data from a page that Next rendered. JSON-LD stays, and so does the one
 * script of lib/page-script.ts. Works on tokens (parse5's tokenizer, WHATWG HTML §13.2.5), never on the raw text.
 */
export function stripFramework(source: string): StrippedPage {
  const stream = new RewritingStream()
  const out: string[] = []
  const tags: string[] = []
  const scriptHashes = new Set<string>()
  const styleHashes = new Set<string>()
  const styleAttributeHashes = new Set<string>()
  const frameOrigins = new Set<string>()
  let skipping: string | null = null
  let inStyle = false
  let isBareScript = false
  // React leaves <div hidden><!--$--><!--/$--></div> where a boundary was. The start tag is held back until it turns out to have content.
  let heldBack: string | null = null
  let piecesBeforeLive: number | null = null

  const emit = (raw: string) => {
    if (heldBack !== null) {
      out.push(heldBack)
      heldBack = null
    }
    out.push(raw)
  }

  stream.on('doctype', (_, raw) => emit(raw))
  stream.on('comment', () => {})
  stream.on('startTag', (tag, raw) => {
    if (skipping) return
    const { tagName, attrs } = tag
    if (tagName === 'script' && !isKeptScript(attrs)) {
      skipping = 'script'
      isBareScript = attrs.length === 0
    } else if (voidOfUse.has(tagName)) skipping = tagName
    else if (tagName === 'link' && isFrameworkPreload(attrs)) return
    else if (tagName === 'meta' && value(attrs, 'name') === 'galley:tags')
      tags.push(...(value(attrs, 'content') ?? '').split(/\s+/).filter(Boolean))
    else if (tagName === 'meta' && value(attrs, 'name') === 'next-size-adjust') return
    else if (tagName === 'div' && attrs.length === 1 && attrs[0]?.name === 'hidden') {
      emit('')
      heldBack = raw
    } else {
      inStyle = tagName === 'style'
      const style = value(attrs, 'style')
      if (style !== undefined) styleAttributeHashes.add(sha256(style))
      emit(withoutFrameworkAttributes(tag, raw))
      if (tagName === 'galley-embed') frameOrigins.add(originOf(value(attrs, 'player')))
      if (tagName === liveElement) piecesBeforeLive ??= out.length - 1
    }
  })
  stream.on('endTag', (tag, raw) => {
    if (skipping) {
      if (tag.tagName === skipping) skipping = null
      return
    }
    if (tag.tagName === 'div' && heldBack !== null) {
      heldBack = null
      return
    }
    inStyle = false
    emit(raw)
  })
  stream.on('text', (_, raw) => {
    if (skipping === 'script' && isBareScript && raw === pageScript) {
      scriptHashes.add(sha256(raw))
      emit(`<script>${raw}</script>`)
    }
    if (skipping) return
    if (inStyle) styleHashes.add(sha256(raw))
    emit(raw)
  })
  stream.end(source)
  return {
    html: out.join(''),
    tags,
    scriptHashes: [...scriptHashes],
    styleHashes: [...styleHashes],
    styleAttributeHashes: [...styleAttributeHashes],
    frameOrigins: [...frameOrigins].filter((origin) => playerOrigins.has(origin)),
    liveAt: piecesBeforeLive === null ? null : out.slice(0, piecesBeforeLive).join('').length + `<${liveElement}`.length,
  }
}

/** Writes into a stripped page which change it was rendered at: its live stream begins after that change (reader/live.ts). */
export function writeSince({ html, liveAt }: StrippedPage, change: number): string {
  return liveAt === null ? html : `${html.slice(0, liveAt)} since="${change}"${html.slice(liveAt)}`
}

const liveElement = 'galley-live'

const value = (attrs: readonly Attribute[], name: string) => attrs.find((attribute) => attribute.name === name)?.value

const originOf = (address = ''): string => URL.parse(address)?.origin ?? ''

const isKeptScript = (attrs: readonly Attribute[]): boolean => value(attrs, 'type') === 'application/ld+json'

function isFrameworkPreload(attrs: readonly Attribute[]): boolean {
  const rel = value(attrs, 'rel')
  return (rel === 'preload' || rel === 'modulepreload') && (value(attrs, 'as') === 'script' || (value(attrs, 'href') ?? '').endsWith('.js'))
}

type Start = { tagName: string; attrs: Attribute[]; selfClosing: boolean }
const frameworkAttributes = new Set(['data-precedence', 'nonce', 'data-next-head', 'data-dgst'])

function withoutFrameworkAttributes(tag: Start, raw: string): string {
  if (!tag.attrs.some(({ name }) => frameworkAttributes.has(name))) return raw
  const kept = tag.attrs.filter(({ name }) => !frameworkAttributes.has(name))
  return `<${tag.tagName}${kept.map(({ name, value: text }) => ` ${name}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`).join('')}>`
}

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
