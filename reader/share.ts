/** Shares the story's address by the device's share dialog, or copies it. No third party is contacted. */
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
    } catch (error) {
      // AbortError: the reader cancelled. Any other error: the device or the browser does not allow it.
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.show(url)
    }
  }

  /** Shows the address, selected, to be copied by hand. */
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

/** For devices without a share dialog. A service learns of a reader only when they follow its link. */
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
