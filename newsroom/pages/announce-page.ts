import type { Transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import type { Language } from '#lib/languages.ts'
import { tags } from '#lib/tags.ts'

/** Tells the edges that readers have another page: the footer of every page names it, and a sitemap. `more`: other tags. */
export const announcePage = (tx: Transaction, pageId: string, language: Language, more: readonly string[] = []): Promise<void> =>
  announce(tx, [tags.newsroom(), tags.page(pageId), tags.lists(language), ...more], { kind: 'changed', what: 'page', id: pageId })
