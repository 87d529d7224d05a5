/** What this edge did since it started, exported by the metrics port. */
export const counters = {
  requests: 0,
  hits: 0,
  misses: 0,
  notModified: 0,
  renders: 0,
  overtaken: 0,
  swaps: 0,
  drops: 0,
  servedOld: 0,
  unavailable: 0,
  passed: 0,
  shed: 0,
  listeners: 0,
  slowListeners: 0,
  events: 0,
}
