/** Hands the story's address to the device's own way of sharing, or to the clipboard. Nobody else is told. */
export class GalleyShare extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button || !(navigator.share ?? navigator.clipboard)) return
    button.hidden = false
    button.addEventListener('click', () => void this.share(button))
    if (!navigator.share && this.closest('.ending')) this.append(...links())
  }

  async share(button: HTMLButtonElement) {
    const url = address()
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url })
      await navigator.clipboard.writeText(url)
      const words = button.textContent
      button.textContent = this.getAttribute('copied')
      setTimeout(() => {
        button.textContent = words
      }, 3_000)
    } catch (trouble) {
      // An abort: the reader thought better of it. Anything else: the device or the browser does not let us.
      if (!(trouble instanceof DOMException && trouble.name === 'AbortError')) this.show(url)
    }
  }

  /** The address to be copied by hand, selected. */
  show(url: string) {
    let field = this.querySelector('input')
    if (!field) {
      field = document.createElement('input')
      field.readOnly = true
      const label = document.createElement('label')
      label.append(this.getAttribute('by-hand') ?? '', field)
      this.append(label)
    }
    field.value = url
    field.select()
  }
}

const address = () => document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href

/** Where a device has no way of sharing of its own. A service learns of a reader who presses its link, and of nobody else. */
const services = [
  ['Telegram', 'https://t.me/share/url?url='],
  ['WhatsApp', 'https://wa.me/?text='],
  ['Facebook', 'https://www.facebook.com/sharer/sharer.php?u='],
  ['X', 'https://x.com/intent/post?url='],
] as const

const links = () =>
  services.map(([name, to]) => {
    const link = document.createElement('a')
    link.href = to + encodeURIComponent(address())
    link.rel = 'noreferrer'
    link.textContent = name
    return link
  })
