import type { Losses } from './losses.ts'

/** A picture of a file: its bytes, or the address where they are. */
export type FilePicture = { name: string; bytes: Uint8Array } | { name: string; address: string }

/**
 * A file of a writer as HTML, the one way of all kinds. An `img` names one of `pictures` by its number ("galley-picture:0"); a footnote
 * is a link to its item of a list that leads back (html-notes.ts); a caption is a `figcaption` beside its picture or table.
 */
export type FileHtml = { html: string; pictures: FilePicture[]; losses: Losses; isTyped: boolean }

export const pictureScheme = 'galley-picture:'

/** What a paragraph style of Word or LibreOffice means, by its English name, which both write in every language. */
export type StyleRole = 'title' | 'subtitle' | 'quotation' | 'caption' | 'code' | 1 | 2 | 3 | 4 | 5 | 6

export function roleOfStyle(name: string): StyleRole | null {
  const plain = name.replaceAll('_20_', ' ').trim().toLowerCase()
  const level = /^heading ?([1-9])$/.exec(plain)?.[1]
  if (level) return levelOf(Number(level))
  return roles.get(plain) ?? null
}

export const levelOf = (level: number): 1 | 2 | 3 | 4 | 5 | 6 => Math.min(6, Math.max(1, level)) as 1 | 2 | 3 | 4 | 5 | 6 // a whole number

const roles = new Map<string, StyleRole>([
  ['title', 'title'],
  ['subtitle', 'subtitle'],
  ...['quote', 'quotations', 'intense quote', 'block text', 'block quotation'].map((name): [string, StyleRole] => [name, 'quotation']),
  ...['caption', 'illustration', 'figure', 'table', 'text caption'].map((name): [string, StyleRole] => [name, 'caption']),
  ...['preformatted text', 'html preformatted', 'plain text'].map((name): [string, StyleRole] => [name, 'code']),
])

const elements = { title: 'h1', subtitle: 'p', quotation: 'blockquote', caption: 'figcaption', code: 'pre' } as const

/** The element for a paragraph with this role. */
export const elementOf = (role: StyleRole | null): string => (role === null ? 'p' : typeof role === 'number' ? `h${role}` : elements[role])
