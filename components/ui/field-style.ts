/** The box of a text field or select. */
export const fieldBox =
  'w-full rounded-md bg-surface text-ink text-sm inset-ring inset-ring-line-strong outline-none placeholder:text-ink-faint hover:inset-ring-ink-faint focus:inset-ring-2 focus:inset-ring-accent data-focus-visible:inset-ring-2 data-focus-visible:inset-ring-accent data-invalid:inset-ring-danger data-disabled:opacity-60 max-md:text-base'
export const fieldLabel = 'mb-1 block font-semibold text-ink-soft text-xs'
export const fieldHint = 'mt-1 block text-ink-faint text-xs'
export const fieldProblem = 'mt-1 block text-danger text-xs'
