/** Where a story is on its way; docs/glossary.md says what each means. */
export const stages = ['draft', 'submitted', 'published', 'unpublished', 'taken-down'] as const
