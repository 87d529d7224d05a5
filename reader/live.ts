import { showBanner, type ToldBanner, unlinkBanners } from './breaking.ts'
import { countWith } from './count-with.ts'

/** After a refused connection the page retries after this many milliseconds (±50%), doubled each time up to the second number. */
const [firstPause, longestPause] = [10_000, 40_000]

/** An event of the live stream about a story (services/edge/live.ts). */
type Told = { articleId?: string; language?: string; at: string }

/**
 * Updates an open page. On a feed a pill counts new stories; on a story it offers the new text, and a story that was taken down is removed
 * at once. Nothing moves and focus stays: the pill overlays the page and is announced politely.
 */
export class GalleyLive extends HTMLElement {
  #stream: EventSource | undefined
  /** The newest change that this page knows; the edge writes into the page at which change it was rendered. */
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
    // `pageshow` fires after the page has loaded. If the script runs later, it starts by itself.
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
    // The browser reconnects after a lost connection. After a response other than 200 it gives up, so the page retries.
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED && stream === this.#stream) this.#openLater()
    })
    const on = (kind: string, act: (event: Told & ToldBanner) => void) =>
      stream.addEventListener(kind, (event: MessageEvent<string>) => {
        // A repeated event, or one from before the page was rendered.
        if (Number(event.lastEventId) <= this.#last) return
        this.#last = Number(event.lastEventId)
        act(JSON.parse(event.data))
      })
    on('published', (event) => this.#published(event))
    on('updated', (event) => this.#updated(event))
    on('corrected', (event) => this.#updated(event, 'corrected'))
    on('breaking', (event) => this.#breaking(event))
    on('unpublished', (event) => this.#gone(event))
    on('taken-down', (event) => this.#gone(event))
    stream.addEventListener('reload', () => {
      this.#isTooMany = this.hasAttribute('many')
      this.#count()
    })
    stream.addEventListener('lost', ({ lastEventId }) => this.#startOver(lastEventId))
    for (const kind of ['here', 'moved']) on(kind, () => {})
  }

  /**
   * Postgres lost changes that this page may show. Ids count from an earlier one, and the page loads again within 40 seconds, but not all
   * open pages at once. Only once for each loss: the browser's copy, if it is still right, says again that it has seen what is lost.
   */
  #startOver(lost: string) {
    const seen = this.#last
    this.#last = Number(lost)
    if (history.state?.lost === lost || history.state?.seen === seen) return
    history.replaceState({ ...history.state, lost, seen }, '')
    setTimeout(() => location.reload(), longestPause * Math.random())
  }

  #close() {
    clearTimeout(this.#again)
    this.#stream?.close()
    this.#stream = undefined
  }

  /** Waits a random time, so that pages that were refused together do not reconnect together. */
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
    if (count > 0) this.#pill(countWith(forms, document.documentElement.lang, count))
    else this.#region().replaceChildren()
  }

  #updated({ articleId, at }: Told, words = 'updated') {
    if (articleId !== this.getAttribute('story')) return
    const time = new Date(at).toLocaleTimeString(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      numberingSystem: 'latn', // as the page's own times (components/reader/times.ts)
      timeZone: this.getAttribute('zone') ?? undefined,
    })
    this.#pill((this.getAttribute(words) ?? '').replace('00:00', time))
  }

  #breaking(event: ToldBanner) {
    const region = this.querySelector<HTMLElement>('div[role=status]')
    if (!region || event.language !== document.documentElement.lang) return
    showBanner(region, { label: this.getAttribute('breaking') ?? '', dismiss: this.getAttribute('dismiss') ?? '' }, event)
  }

  #gone({ articleId = '' }: Told) {
    unlinkBanners(articleId)
    if (this.#fresh.delete(articleId)) this.#count()
    for (const line of linesOf(articleId)) {
      const day = line.closest('.day')
      line.remove()
      if (!day?.querySelector('li')) day?.remove()
    }
    if (articleId === this.getAttribute('story')) this.#replaceStory()
  }

  /** Replaces the text with a tombstone. Focus inside the text moves to the heading. */
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

  /** The live region exists before its text, because screen readers announce only changes of an existing region. */
  #region(): HTMLElement {
    return (
      this.querySelector<HTMLElement>('p[role=status]') ?? this.appendChild(Object.assign(document.createElement('p'), { role: 'status' }))
    )
  }
}

const linesOf = (articleId: string) => document.querySelectorAll(`[data-story="${CSS.escape(articleId)}"]`)
