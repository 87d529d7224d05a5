/**
 * Loads the paper's fonts after the content. The first page that a reader sees uses system fonts with adjusted widths, so that nothing
 * moves. After that the fonts are cached, and each page has them from its first paint (lib/page-script.ts). With data saving on, the system
 * fonts stay. The first page does not load the font for the other language's name.
 */
export function bringFaces(): void {
  const page = document.documentElement
  const { connection } = navigator as { connection?: { saveData?: boolean } } // missing in some browsers and in TypeScript's types
  if (page.classList.contains('faces') || connection?.saveData) return
  page.classList.add('faces', 'first')
  page.getBoundingClientRect() // layout starts the font requests before `fonts.ready` is read
  void document.fonts.ready.then(() => {
    try {
      localStorage.setItem(`faces-${page.lang}`, '1')
    } catch {
      // Without storage each page begins with the system fonts.
    }
  })
}
