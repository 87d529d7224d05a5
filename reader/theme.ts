const choices = ['auto', 'light', 'dark'] as const
type Choice = (typeof choices)[number]

const key = 'theme'

/** What the reader chose before. A browser that keeps nothing for us gives "auto". */
function kept(): Choice {
  try {
    const value = localStorage.getItem(key)
    return choices.find((choice) => choice === value) ?? 'auto'
  } catch {
    return 'auto'
  }
}

function apply(choice: Choice) {
  if (choice === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}

// At once, before the elements are there: the choice should hold from the first paint.
apply(kept())

/** One button that goes round: as the system has it, light, dark. Without script there is none, and the system decides. */
export class GalleyTheme extends HTMLElement {
  connectedCallback() {
    const button = document.createElement('button')
    button.type = 'button'
    button.addEventListener('click', () => this.next(button))
    this.replaceChildren(button)
    this.show(button, kept())
  }

  next(button: HTMLButtonElement) {
    const choice = choices[(choices.indexOf(kept()) + 1) % choices.length] ?? 'auto'
    try {
      if (choice === 'auto') localStorage.removeItem(key)
      else localStorage.setItem(key, choice)
    } catch {
      // A browser that keeps nothing: the choice holds for this page.
    }
    apply(choice)
    this.show(button, choice)
  }

  show(button: HTMLButtonElement, choice: Choice) {
    button.dataset.choice = choice
    button.textContent = `${this.getAttribute('label')}: ${this.getAttribute(choice)}`
  }
}
