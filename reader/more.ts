/**
 * "Show more": inserts the next page below the list. Without this script, or when fetching fails, the link leads there. Focus moves to the
 * first new story, and the scroll position stays.
 */
export class GalleyMore extends HTMLElement {
  /** How many further pages were shown. */
  #times = 0
  #leave = new AbortController()

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!(link instanceof HTMLAnchorElement) || link.rel !== 'next') return
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      void this.show(link)
    })
    // Without the back/forward cache the page is restored from its history entry: how many pages were shown, and the scroll position.
    addEventListener('pagehide', () => this.keepPlace(), { signal: this.#leave.signal })
    if (isComingBack()) void this.returnTo(history.state)
  }

  disconnectedCallback() {
    this.#leave.abort()
  }

  keepPlace() {
    if (this.#times > 0) history.replaceState({ ...history.state, more: this.#times, y: scrollY }, '')
  }

  async returnTo(place: { more?: unknown; y?: unknown } | null) {
    const { more, y } = place ?? {}
    if (typeof more !== 'number' || typeof y !== 'number') return
    for (let next = this.next(); next && this.#times < more; next = this.next()) {
      const before = this.#times
      await this.show(next, false)
      if (this.#times === before) return // fetching failed, and the page says so
    }
    scrollTo(scrollX, y)
  }

  next() {
    return this.querySelector<HTMLAnchorElement>('a[rel=next]')
  }

  async show(link: HTMLAnchorElement, hasFocus = true) {
    if (link.ariaBusy === 'true') return
    link.ariaBusy = 'true'
    this.say(this.getAttribute('loading'))
    try {
      const answer = await fetch(link.href, { headers: { accept: 'text/html' } })
      if (!answer.ok) throw new Error(String(answer.status))
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const more = page.querySelector('galley-more')
      if (!more) throw new Error('no list')
      this.add(link, more, hasFocus)
      this.#times += 1
    } catch {
      link.ariaBusy = 'false'
      this.say(this.getAttribute('trouble'), 'trouble')
    }
  }

  add(link: HTMLAnchorElement, more: Element, hasFocus: boolean) {
    const wire = this.querySelector('.wire')
    for (const line of more.querySelectorAll<HTMLElement>('.day:not(.noted) li')) if (isShown(line.dataset.story)) line.remove()
    for (const day of more.querySelectorAll('.wire > .day')) if (!day.querySelector('li')) day.remove()
    const first = more.querySelector('li')
    for (const day of more.querySelectorAll('.wire > .day')) this.join(wire, day)
    const next = more.querySelector('a[rel=next]')
    const paragraph = link.parentElement
    if (next) link.replaceWith(document.adoptNode(next))
    else paragraph?.remove()
    this.say(more.getAttribute('added'))
    if (hasFocus) first?.querySelector<HTMLElement>(':is(h2, h4) a')?.focus({ preventScroll: true })
  }

  /**
   * Stories of the same day are added to that day's list. A newer day is not inserted below an older one: its stories show their date
   * instead.
   */
  join(wire: Element | null, day: Element) {
    const last = wire?.querySelector<HTMLElement>(':scope > .day:last-child')
    const { day: named = '', short = '' } = day instanceof HTMLElement ? day.dataset : {}
    if (!last?.dataset.day || named < last.dataset.day) {
      wire?.append(document.adoptNode(day))
      return
    }
    const lines = [...day.querySelectorAll('li')]
    if (named !== last.dataset.day) for (const line of lines) this.date(line, short)
    last.querySelector('ol')?.append(...lines)
  }

  date(line: Element, short: string) {
    const time = line.querySelector('time')
    if (!time || time.querySelector('span')) return
    const date = document.createElement('span')
    date.textContent = `${short} `
    time.prepend(date)
  }

  /** Announces the words to screen readers; a problem is also shown under the link. */
  say(words: string | null, manner: 'spoken' | 'trouble' = 'spoken') {
    let status = this.querySelector('[role=status]')
    if (!status) {
      status = document.createElement('p')
      status.setAttribute('role', 'status')
      this.append(status)
    }
    status.className = manner
    status.textContent = words
  }
}

/**
 * Whether the page was reached by Back or Forward, or was discarded by the browser. After a reload the list starts at the newest stories.
 */
function isComingBack(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[] // entries of this type
  return entry?.type === 'back_forward' || ('wasDiscarded' in document && document.wasDiscarded === true)
}

/** The next page may repeat stories, because new ones came in meanwhile, or contain the story being read. */
const isShown = (id = '') => id !== '' && document.querySelector(`[data-story="${CSS.escape(id)}"], [story="${CSS.escape(id)}"]`) !== null
