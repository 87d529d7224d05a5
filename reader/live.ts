/** After a refusal the page asks again in so many milliseconds, give or take a half, twice as long after each, up to the longest. */
const [firstPause, longestPause] = [10_000, 40_000]

/** What the live stream tells of a story (services/edge/live.ts). */
type Told = { articleId?: string; language?: string; at: string }

/**
 * Keeps an open page honest. On a feed a pill counts what is new; on a story it offers the new text, and a story that was
 * taken down is gone at once. Nothing moves and focus stays where it is: the pill lies over the page, and is said politely.
 */
export class GalleyLive extends HTMLElement {
  #stream: EventSource | undefined
  /** The newest change that this page knows: the edge writes into the page for which one it stands. */
  #last = -1
  #isTooMany = false
  #refusals = 0
  #again: ReturnType<typeof setTimeout> | undefined
  #fresh = new Set<string>()
  #leave = new AbortController()

  connectedCallback() {
    const { signal } = this.#leave
    this.#last = Number(this.getAttribute('since') ?? -1)
    addEventListener('pagehide', () => this.#close(), { signal })
    addEventListener('pageshow', () => this.#open(), { signal })
    addEventListener('online', () => this.#open(), { signal })
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#close() : this.#open()), { signal })
    // `pageshow` comes after everything that the page needs to be read; a script that is later than that begins by itself.
    if (document.readyState === 'complete') this.#open()
  }

  disconnectedCallback() {
    this.#leave.abort()
    this.#close()
  }

  #open() {
    const connection = (navigator as { connection?: { saveData?: boolean } }).connection
    if (this.#stream || document.hidden || connection?.saveData) return
    const [feed, story] = [this.getAttribute('feed'), this.getAttribute('story')]
    const stream = new EventSource(`/live?${story ? `story=${story}` : `feed=${feed}`}${this.#last < 0 ? '' : `&since=${this.#last}`}`)
    this.#stream = stream
    clearTimeout(this.#again)
    stream.addEventListener('open', () => {
      this.#refusals = 0
    })
    // A broken line the browser mends by itself; after any answer but 200 it gives up for good.
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED && stream === this.#stream) this.#openLater()
    })
    const on = (kind: string, act: (told: Told) => void) =>
      stream.addEventListener(kind, (event: MessageEvent<string>) => {
        // Told twice, or of what the page was made after.
        if (Number(event.lastEventId) <= this.#last) return
        this.#last = Number(event.lastEventId)
        act(JSON.parse(event.data))
      })
    on('published', (told) => this.#published(told))
    on('updated', (told) => this.#updated(told))
    on('corrected', (told) => this.#updated(told, 'corrected'))
    on('unpublished', (told) => this.#gone(told))
    on('taken-down', (told) => this.#gone(told))
    stream.addEventListener('reload', () => {
      this.#isTooMany = this.hasAttribute('many')
      this.#count()
    })
    for (const kind of ['here', 'moved']) on(kind, () => {})
  }

  #close() {
    clearTimeout(this.#again)
    this.#stream?.close()
    this.#stream = undefined
  }

  /** Pages that were refused together do not come back together. */
  #openLater() {
    this.#close()
    const pause = Math.min(firstPause * 2 ** this.#refusals, longestPause)
    this.#refusals += 1
    this.#again = setTimeout(() => this.#open(), pause * (0.5 + Math.random()))
  }

  #published({ articleId = '', language }: Told) {
    if (language !== this.getAttribute('feed') || linesOf(articleId).length > 0) return
    this.#fresh.add(articleId)
    this.#count()
  }

  #count() {
    if (this.#isTooMany) return this.#pill(this.getAttribute('many') ?? '')
    const count = this.#fresh.size
    const forms: Record<string, string> = JSON.parse(this.getAttribute('forms') ?? '{}')
    const form = forms[new Intl.PluralRules(document.documentElement.lang).select(count)] ?? forms.other ?? ''
    if (count > 0) this.#pill(form.replace(/\d+/, String(count)))
    else this.#region().replaceChildren()
  }

  #updated({ articleId, at }: Told, words = 'updated') {
    if (articleId !== this.getAttribute('story')) return
    const time = new Date(at).toLocaleTimeString(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: this.getAttribute('zone') ?? undefined,
    })
    this.#pill((this.getAttribute(words) ?? '').replace('00:00', time))
  }

  #gone({ articleId = '' }: Told) {
    if (this.#fresh.delete(articleId)) this.#count()
    for (const line of linesOf(articleId)) {
      const day = line.closest('.day')
      line.remove()
      if (!day?.querySelector('li')) day?.remove()
    }
    if (articleId === this.getAttribute('story')) this.#replaceStory()
  }

  /** The text gives way to a tombstone. Focus that stood in it goes to the heading, so that it is not lost. */
  #replaceStory() {
    const story = document.querySelector('article.story')
    const hadFocus = story?.contains(document.activeElement)
    const [heading, words] = [document.createElement('h1'), document.createElement('p')]
    heading.textContent = document.title = this.getAttribute('gone') ?? ''
    words.textContent = this.getAttribute('gone-words')
    words.className = 'dek'
    heading.tabIndex = -1
    story?.replaceChildren(heading, words)
    story?.classList.replace('story', 'notice')
    for (const data of document.querySelectorAll('script[type="application/ld+json"]')) data.remove()
    if (hadFocus) heading.focus()
    this.removeAttribute('story')
    const region = this.#region()
    region.className = 'spoken'
    region.textContent = heading.textContent
  }

  #pill(words: string) {
    const region = this.#region()
    let pill = region.querySelector('a')
    if (!pill) {
      pill = document.createElement('a')
      pill.href = location.pathname
      pill.addEventListener('click', (event) => {
        event.preventDefault()
        if (this.hasAttribute('feed')) scrollTo({ top: 0 })
        location.reload()
      })
      region.append(pill)
    }
    pill.textContent = words
  }

  /** The region stands in the page before its words do: only then is their coming said. */
  #region(): HTMLElement {
    return (
      this.querySelector<HTMLElement>('[role=status]') ?? this.appendChild(Object.assign(document.createElement('p'), { role: 'status' }))
    )
  }
}

const linesOf = (articleId: string) => document.querySelectorAll(`[data-story="${CSS.escape(articleId)}"]`)
