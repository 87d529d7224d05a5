/**
 * Loaded into web by the bench (bench/web.ts): answers each message of the parent with the megabytes that are still held after garbage
 * collection, on the heap and in buffers outside it.
 */
process.on('message', () => {
  globalThis.gc?.()
  // Finalizers run after the first collection, and what they free goes with the second.
  setImmediate(() => {
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    process.send?.((heapUsed + external) / 1024 ** 2)
  })
})
