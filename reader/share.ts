/** Hands the story's address to the device's own way of sharing, or to the clipboard. Nobody else is told. */
export class GalleyShare extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button || !(navigator.share ?? navigator.clipboard)) return
    button.hidden = false
    button.addEventListener('click', () => void this.share(button))
  }

  async share(button: HTMLButtonElement) {
    const url = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href
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
