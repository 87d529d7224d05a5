import { later, Recording } from './recording.ts'

/** A recording of three who type at the same time, and who hear of one another only now and then. */
export function inventRecording(chance: () => number, acts: number): Recording {
  const recording = new Recording(3)
  const below = (most: number) => Math.floor(chance() * most)
  const clocks = recording.byWriter.map(() => recording.nothing())
  const carets = recording.byWriter.map(() => 0)
  while (recording.acts.length < acts) {
    const writer = below(clocks.length)
    let clock = clocks[writer] ?? []
    // Hears of a colleague, or of all that was written.
    if (chance() < 0.15) clock = chance() < 0.5 ? recording.end() : later(clock, clocks[below(clocks.length)] ?? [])
    const length = recording.lengthAt(clock)
    let at = chance() < 0.1 ? below(length + 1) : Math.min(length, carets[writer] ?? 0)
    if (chance() < 0.25 && at > 0) {
      const removed = Math.min(at, 1 + below(3))
      at -= removed
      clock = recording.add(writer, clock, [at, removed, ''])
    } else {
      const text = chance() < 0.03 ? '\n' : 'abcdefghijklmnop '.charAt(below(17)).repeat(1 + below(2))
      clock = recording.add(writer, clock, [at, 0, text])
      at += text.length
    }
    carets[writer] = at
    clocks[writer] = clock
  }
  recording.makeWait()
  return recording
}
