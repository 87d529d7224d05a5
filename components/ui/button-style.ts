export type ButtonLook = { tone?: 'plain' | 'primary' | 'quiet' | 'danger'; size?: 'small' | 'normal'; square?: boolean }

const tones = {
  plain: 'bg-surface text-ink inset-ring inset-ring-line-strong/60 hover:bg-hover active:bg-sunken data-pressed:bg-sunken',
  primary: 'bg-accent text-on-accent hover:bg-accent-strong active:bg-accent-strong data-pressed:bg-accent-strong',
  quiet: 'text-ink-soft hover:bg-hover hover:text-ink active:bg-sunken data-pressed:bg-sunken',
  danger: 'bg-danger text-on-danger hover:opacity-90 active:opacity-90 data-pressed:opacity-90',
} satisfies Record<NonNullable<ButtonLook['tone']>, string>

/**
 * The style of a button, for `<Button>` and for links that look like one. Taller on touch screens. On a narrow one, words that are wider
 * than the page wrap.
 */
export function buttonStyle({ tone = 'plain', size = 'normal', square = false }: ButtonLook = {}): string {
  const text = size === 'small' ? 'text-xs' : 'text-sm'
  const height = size === 'small' ? 'min-h-7 pointer-coarse:min-h-9' : 'min-h-8 pointer-coarse:min-h-11'
  const squareHeight = size === 'small' ? 'h-7 pointer-coarse:h-9' : 'h-8 pointer-coarse:h-11'
  const shape = square ? `aspect-square ${squareHeight}` : `max-w-full ${height} ${size === 'small' ? 'px-2' : 'px-3'}`
  return `inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md font-semibold transition-colors sm:whitespace-nowrap ${text} ${shape} ${tones[tone]} disabled:cursor-default disabled:opacity-50 data-disabled:cursor-default data-disabled:opacity-50`
}
