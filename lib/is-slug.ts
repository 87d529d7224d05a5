/** In characters. */
export const longestSlug = 120

/** Whether a text is a slug: the same rule as the database's check articles_slug_shape. */
export const isSlug = (text: string): boolean => text.length <= longestSlug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
