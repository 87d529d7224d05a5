/**
 * Loads the paper's fonts after the content. The first page that a reader sees begins with system fonts of adjusted widths. Its headlines
 * and text change to the paper's font if that moves nothing in view; the small sans-serif words do not, because words in a row would move.
 * After that the fonts are cached, and each page has them from its first paint (lib/page-script.ts). With data saving on, the system fonts
 * stay. The first page does not load the font for the other language's name.
 */
export function bringFaces(): void {
  const page = document.documentElement
  const { connection } = navigator as { connection?: { saveData?: boolean } } // missing in some browsers and in TypeScript's types
  if (page.classList.contains('faces') || connection?.saveData) return
  page.classList.add('faces', 'first')
  page.getBoundingClientRect() // layout requests the fonts that this page needs; it is not painted with them
  page.classList.remove('faces', 'first')
  void document.fonts.ready.then(() => {
    changeSerif(page)
    try {
      localStorage.setItem(`faces-${page.lang}`, '1')
    } catch {
      // Without storage each page begins with the system fonts.
    }
  })
}

/** A smaller move is not seen, and browsers do not count it as a shift of the layout. In pixels. */
const leastMove = 3

function changeSerif({ classList }: HTMLElement): void {
  const before = [...nodesOf(document.body)].map((node) => ({ node, place: placeInView(node) }))
  classList.add('serif')
  const isMoved = before.some(({ node, place }) => {
    const now = place && placeInView(node)
    return place?.some((edge, at) => Math.abs(edge - (now?.[at] ?? Number.NEGATIVE_INFINITY)) >= leastMove)
  })
  if (isMoved) classList.remove('serif')
}

/** All elements and texts. */
function* nodesOf(root: Node): Iterable<Node> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) yield walker.currentNode
}

/** Left, top and bottom of an element or of a text's first line; null outside the window. */
function placeInView(node: Node): [number, number, number] | null {
  const range = document.createRange()
  range.selectNodeContents(node)
  const place = node instanceof Element ? node.getBoundingClientRect() : range.getClientRects()[0]
  return !place || place.bottom < 0 || place.top > innerHeight ? null : [place.left, place.top, Math.min(place.bottom, innerHeight)]
}
