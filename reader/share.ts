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
    if (navigator.share) return navigator.share({ title: document.title, url }).catch(() => {}) // the reader thought better of it
    await navigator.clipboard.writeText(url)
    button.textContent = this.getAttribute('copied')
  }
}
