/** The longest that keys are held, and after what held them is gone. Milliseconds. */
const patience = 10_000
const rest = 2_000

/**
 * Holds what is typed for something that is on its way and will take the focus, and writes it there once a field has it: meanwhile it must not go
 * into the text behind. Escape calls `onEscape` and forgets it; a press of the mouse or a finger ends it. Other keys do what they do. The
 * returned function says that nothing holds any more: what was typed waits a moment for its field.
 */
export function holdTyped(onEscape: () => void): () => void {
  let typed = ''
  const hold = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      end()
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
    end()
    if (typed !== '' && document.activeElement === field) document.execCommand('insertText', false, typed)
  }
  const end = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', hear, true)
    window.removeEventListener('beforeinput', hearGlass, true)
    window.removeEventListener('pointerdown', end, true)
    window.removeEventListener('focusin', arrive, true)
  }
  let timer = setTimeout(end, patience)
  window.addEventListener('keydown', hear, true)
  window.addEventListener('beforeinput', hearGlass, true) // keyboards on glass tell of no keys
  window.addEventListener('pointerdown', end, true)
  window.addEventListener('focusin', arrive, true)
  return () => {
    if (typed === '') return end()
    clearTimeout(timer)
    timer = setTimeout(end, rest)
  }
}

const isField = (target: unknown): target is Element => target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement

const isWriting = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && ([...key].length === 1 || ['Enter', 'Backspace', 'Delete'].includes(key))
