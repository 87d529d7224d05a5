const choices = ['auto', 'light', 'dark'] as const
type Choice = (typeof choices)[number]

const key = 'theme'

/** The reader's stored choice; "auto" without storage. */
function readChoice(): Choice {
  try {
    const value = localStorage.getItem(key)
    return choices.find((choice) => choice === value) ?? 'auto'
  } catch {
    return 'auto'
  }
}

function keep(choice: Choice) {
  try {
    if (choice === 'auto') localStorage.removeItem(key)
    else localStorage.setItem(key, choice)
  } catch {
    // Without storage the choice applies to this page only.
  }
}

function apply(choice: Choice) {
  if (choice === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}

/** One button that cycles through system, light and dark. */
export class GalleyTheme extends HTMLElement {
  choice: Choice = readChoice()

  connectedCallback() {
    const button = this.querySelector('button')
    if (!button) return
    button.addEventListener('click', () => {
      this.choice = choices[(choices.indexOf(this.choice) + 1) % choices.length] ?? 'auto'
      keep(this.choice)
      apply(this.choice)
      this.show(button)
    })
    this.show(button)
    button.hidden = false
  }

  show(button: HTMLButtonElement) {
    button.textContent = `${this.getAttribute('label')}: ${this.getAttribute(this.choice)}`
  }
}
