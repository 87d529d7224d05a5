let date = new Date().toUTCString()
let milliseconds = performance.now()

setInterval(() => {
  date = new Date().toUTCString()
  milliseconds = performance.now()
}, 500).unref()

/** The current time as a Date header (RFC 9110 §5.6.7). It is formatted twice a second instead of once per response. */
export const httpDate = () => date

/** Milliseconds on a monotonic clock, accurate to half a second: cheap enough for the hot path. */
export const coarseNow = () => milliseconds
