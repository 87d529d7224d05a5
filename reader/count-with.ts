/** The words of a count, made of a sample of the same plural form. */
export const countWith = (forms: Record<string, string>, language: string, count: number): string =>
  (forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? '').replace(/\d+/, String(count))
