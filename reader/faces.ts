/**
 * Brings our own faces, after what is to be read: the first page that a reader sees stands in the system's, made as wide as
 * ours, so that nothing moves. From then on they are in the browser's cache, and each page has them from its first paint
 * (lib/page-script.ts). Who saves data keeps the system's. The first page does without the face of the other language's name.
 */
export function bringFaces(): void {
  const page = document.documentElement
  const { connection } = navigator as { connection?: { saveData?: boolean } } // not in every browser, nor in TypeScript
  if (page.classList.contains('faces') || connection?.saveData) return
  page.classList.add('faces', 'first')
  page.getBoundingClientRect() // so that they are on their way before we ask whether they are here
  void document.fonts.ready.then(() => {
    try {
      localStorage.setItem(`faces-${page.lang}`, '1')
    } catch {
      // A browser that keeps nothing for us: each page begins in the system's faces.
    }
  })
}
