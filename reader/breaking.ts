const key = 'breaking'

/** The version of the banner that this reader dismissed last. */
export function readDismissed(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** The banner of breaking news: its button dismisses this version of it, in this browser, without a cookie. An edited banner shows again. */
export class GalleyBreaking extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button) return
    button.hidden = false
    button.addEventListener('click', () => {
      try {
        localStorage.setItem(key, this.getAttribute('version') ?? '')
      } catch {
        // Without storage it is gone from this page only.
      }
      this.remove()
      // Focus was in what is gone: it goes to what the reader came for.
      const main = document.querySelector('main')
      if (main) main.tabIndex = -1
      main?.focus({ preventScroll: true })
    })
  }
}

/** What the live stream says of a banner (db/schema/record.ts). */
export type ToldBanner = { breakingId: string; language: string; version: number; text: string | null; articleId?: string; path?: string }

/**
 * Shows a banner over the open page, announced politely. One that the page has keeps its space and is no longer seen: it says something that
 * is over.
 */
export function showBanner(region: HTMLElement, { label, dismiss }: { label: string; dismiss: string }, told: ToldBanner): void {
  const version = `${told.breakingId}.${told.version}`
  const shown = document.querySelector('galley-breaking')
  if (told.text !== null && shown?.getAttribute('version') === version && !region.contains(shown)) return
  shown?.querySelector('.breaking')?.setAttribute('data-over', '')
  region.replaceChildren()
  if (told.text === null || readDismissed() === version) return
  const banner = document.createElement('galley-breaking')
  const box = document.createElement('div')
  const [line, name, button] = [document.createElement('p'), document.createElement('b'), document.createElement('button')]
  const text = document.createElement(told.path ? 'a' : 'span')
  if (told.path) text.setAttribute('href', told.path)
  if (told.articleId) text.dataset.of = told.articleId
  text.textContent = told.text
  name.textContent = label
  line.append(name, ' ', text)
  button.type = 'button'
  button.ariaLabel = dismiss
  button.textContent = '✕'
  box.className = 'breaking'
  box.append(line, button)
  banner.setAttribute('version', version)
  banner.append(box)
  region.append(banner)
}

/** A story was taken down: banners say what they say, and lead nowhere. */
export function unlinkBanners(articleId: string): void {
  for (const link of document.querySelectorAll(`.breaking a[data-of="${CSS.escape(articleId)}"]`)) link.replaceWith(link.textContent ?? '')
}
