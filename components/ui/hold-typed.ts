/** How long something may be on its way, and how long nothing must be typed until it is given up. Milliseconds. */
const patience = 10_000
const rest = 2_000

type Hold = {
  onEscape: () => void
  /** What was typed when nothing came that could take it. */
  onLost: (typed: string) => void
}

/** Of those that hold now: ends them when nothing is typed any more. */
const holding = new Set<() => void>()

/** What is waited for does not come. Who types on does not see that at once. */
export const endHolding = (): void => {
  for (const endSoon of holding) endSoon()
}

/**
 * Holds what is typed for something that is on its way and will take the focus, and writes it there once a field has it: meanwhile it must not go
 * into the text behind. Escape calls `onEscape` and forgets it. A press of the mouse or a finger elsewhere ends it, and so does too long a wait;
 * `onLost` says then what was typed. Other keys do what they do. The returned function says that nothing holds any more: what was typed waits a
 * moment for its field.
 */
export function holdTyped({ onEscape, onLost }: Hold): () => void {
  let typed = ''
  let isEnding = false
  const hold = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
    if (isEnding) endSoon()
  }
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      stop()
      typed = ''
      onEscape()
    } else if (isWriting(event)) {
      hold(event)
      if (event.key === 'Backspace') typed = typed.slice(0, -1)
      else if (event.key !== 'Delete') typed += event.key === 'Enter' ? '\n' : event.key
    }
  }
  const hearGlass = (event: InputEvent) => {
    hold(event)
    typed += event.data ?? ''
  }
  // After the field's own code for its focus.
  const arrive = ({ target }: FocusEvent) => void (isField(target) && setTimeout(() => writeInto(target)))
  const writeInto = (field: Element) => {
    if (document.activeElement !== field) return
    stop()
    if (typed !== '') document.execCommand('insertText', false, typed)
    typed = ''
  }
  const end = () => {
    stop()
    if (typed !== '') onLost(typed)
    typed = ''
  }
  const press = ({ target }: Event) => {
    if (!isField(target)) end()
  }
  const endSoon = () => {
    isEnding = true
    clearTimeout(timer)
    timer = setTimeout(end, rest)
  }
  const stop = () => {
    clearTimeout(timer)
    holding.delete(endSoon)
    window.removeEventListener('keydown', hear, true)
    window.removeEventListener('beforeinput', hearGlass, true)
    window.removeEventListener('pointerdown', press, true)
    window.removeEventListener('focusin', arrive, true)
  }
  let timer = setTimeout(endSoon, patience)
  holding.add(endSoon)
  window.addEventListener('keydown', hear, true)
  window.addEventListener('beforeinput', hearGlass, true) // keyboards on glass tell of no keys
  window.addEventListener('pointerdown', press, true)
  window.addEventListener('focusin', arrive, true)
  return () => (typed === '' ? stop() : endSoon())
}

const isField = (target: unknown): target is Element => target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement

const isWriting = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && ([...key].length === 1 || ['Enter', 'Backspace', 'Delete'].includes(key))
