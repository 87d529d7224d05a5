/** What the live stream tells of a story (services/edge/live.ts). */
type Told = { articleId?: string; language?: string; at: string }

/**
 * Keeps an open page honest. On a feed a pill counts what is new; on a story it offers the new text, and a story that was
 * taken down is gone at once. Nothing moves and focus stays where it is: the pill lies over the page, and is said politely.
 */
export class GalleyLive extends HTMLElement {
  #stream: EventSource | undefined
  #last = ''
  #fresh = new Set<string>()
  #leave = new AbortController()

  connectedCallback() {
    const { signal } = this.#leave
    addEventListener('pagehide', () => this.#close(), { signal })
    addEventListener('pageshow', () => this.#open(), { signal })
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#close() : this.#open()), { signal })
    this.#open()
  }

  disconnectedCallback() {
    this.#leave.abort()
    this.#close()
  }

  #open() {
    const connection = (navigator as { connection?: { saveData?: boolean } }).connection
    if (this.#stream || document.hidden || connection?.saveData) return
    this.#stream = new EventSource(this.#last ? `/live?since=${this.#last}` : '/live')
    const on = (kind: string, act: (told: Told) => void) =>
      this.#stream?.addEventListener(kind, (event: MessageEvent<string>) => {
        if (event.lastEventId) this.#last = event.lastEventId
        act(JSON.parse(event.data))
      })
    on('published', (told) => this.#published(told))
    on('updated', (told) => this.#updated(told))
    on('corrected', (told) => this.#updated(told))
    on('unpublished', (told) => this.#gone(told))
    on('taken-down', (told) => this.#gone(told))
    on('moved', () => {})
    on('reload', () => this.#pill(this.getAttribute('many') ?? ''))
  }

  #close() {
    this.#stream?.close()
    this.#stream = undefined
  }

  #published({ articleId = '', language }: Told) {
    if (language !== this.getAttribute('feed')) return
    this.#fresh.add(articleId)
    const count = this.#fresh.size
    const forms: Record<string, string> = JSON.parse(this.getAttribute('forms') ?? '{}')
    const form = forms[new Intl.PluralRules(document.documentElement.lang).select(count)] ?? forms.other ?? ''
    this.#pill(form.replace(/\d+/, String(count)))
  }

  #updated({ articleId, at }: Told) {
    if (articleId !== this.getAttribute('story')) return
    const zone = this.getAttribute('zone') ?? undefined
    const time = new Date(at).toLocaleTimeString(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: zone,
    })
    this.#pill((this.getAttribute('updated') ?? '').replace('00:00', time))
  }

  #gone({ articleId = '' }: Told) {
    this.#fresh.delete(articleId)
    for (const link of document.querySelectorAll(`[data-story="${CSS.escape(articleId)}"]`)) link.remove()
    if (articleId !== this.getAttribute('story')) return
    const story = document.querySelector('article.story')
    const title = this.getAttribute('gone') ?? ''
    const [heading, words] = [document.createElement('h1'), document.createElement('p')]
    heading.textContent = document.title = title
    words.textContent = this.getAttribute('gone-words')
    story?.replaceChildren(heading, words)
    this.replaceChildren()
  }

  #pill(words: string) {
    let pill = this.querySelector('a')
    if (!pill) {
      // The region stands before its words do: only then is their coming said.
      const region = this.querySelector('[role=status]') ?? this.appendChild(Object.assign(document.createElement('p'), { role: 'status' }))
      pill = document.createElement('a')
      pill.href = location.pathname
      pill.addEventListener('click', (event) => {
        event.preventDefault()
        scrollTo({ top: 0 })
        location.reload()
      })
      region.append(pill)
    }
    pill.textContent = words
  }
}
