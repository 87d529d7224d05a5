import type { mailWords as english } from './en/mail-words.ts'

/** The words of the desk's mail. Every language has English's keys and values. */
export type MailWords = { readonly [key in keyof typeof english]: string }
