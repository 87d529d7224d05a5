import type { deskWords as english } from './en/desk/desk-words.ts'

/** The words of the desk (ICU messages, with the language's own plurals): by area, then by key. Every language has English's keys. */
export type DeskWords = { readonly [area in keyof typeof english]: { readonly [key in keyof (typeof english)[area]]: string } }
