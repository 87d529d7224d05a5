let date = new Date().toUTCString()
let milliseconds = performance.now()

setInterval(() => {
  date = new Date().toUTCString()
  milliseconds = performance.now()
}, 500).unref()

/** The time for a Date header (RFC 9110 §5.6.7), made twice a second rather than for every answer. */
export const httpDate = () => date

/** Milliseconds on a clock that only grows, exact to half a second: cheap enough for the hot path. */
export const coarseNow = () => milliseconds
