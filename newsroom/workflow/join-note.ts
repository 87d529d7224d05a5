/** What a note to readers says of one change: as its first sentence, and after another one; '' where it cannot follow another. */
export type NoteSentence = { alone: string; also: string }

/** The sentences of a note in one, each once, as many as the note may be long. */
export function joinNote(sentences: readonly NoteSentence[], longest: number): string {
  let note = ''
  const told = new Set<string>()
  for (const { alone, also } of sentences) {
    const next = note === '' ? alone : `${note} ${also}`
    if (told.has(also) || (note !== '' && also === '') || next.length > longest) continue
    note = next
    told.add(also)
  }
  return note
}
