/**
 * Puts the player of another site into a frame when a reader asks for it, and not before. The frame is of another origin: it may run its own
 * scripts and open pages of its own, and can neither read this page nor lead it elsewhere.
 */
export class GalleyEmbed extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button) return
    button.hidden = false
    button.addEventListener('click', () => this.play())
  }

  play() {
    const frame = document.createElement('iframe')
    frame.title = this.getAttribute('label') ?? ''
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups')
    frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
    // Players ask on which site they are, and are told no more.
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.src = this.getAttribute('player') ?? ''
    this.replaceChildren(frame)
    frame.focus()
  }
}
