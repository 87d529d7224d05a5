/** The longest that one waits. Milliseconds. */
const patience = 10_000

/**
 * Tries `go` with each frame until it says that it has found what it goes to, which may be in a part that is on its way. Not any more when
 * somebody has pressed something else meanwhile.
 */
export function goWhenThere(go: () => boolean): void {
  if (go()) return
  const until = performance.now() + patience
  let isOver = false
  const end = () => {
    isOver = true
    for (const kind of ['keydown', 'pointerdown'] as const) window.removeEventListener(kind, end, true)
  }
  for (const kind of ['keydown', 'pointerdown'] as const) window.addEventListener(kind, end, true)
  const look = () => {
    if (isOver) return
    if (go() || performance.now() > until) end()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
