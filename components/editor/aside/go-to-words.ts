/** Selects the first place where a story has these words: in its text, else in a field (a caption). `inLines`: headline and dek count too. */
export function goToWords(page: ParentNode, words: string, inLines: boolean): void {
  const editor = page.querySelector<HTMLElement>('.story-text .ProseMirror')
  if (!editor) return
  const wanted = evenOut(words)
  for (const block of editor.children) {
    if (!inLines && block.closest('[data-line], .story-headline, .story-dek')) continue
    const range = rangeOf(block, wanted)
    if (range) {
      block.scrollIntoView({ block: 'center' })
      editor.focus({ preventScroll: true })
      const selection = editor.ownerDocument.getSelection()
      selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
      return
    }
  }
  const fields = [...editor.querySelectorAll('textarea'), ...page.querySelectorAll<HTMLTextAreaElement>('[data-detail=hero] textarea')]
  const field = fields.find(({ value }) => evenOut(value).includes(wanted))
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
  const start = evenOut(field?.value ?? '').indexOf(wanted)
  field?.setSelectionRange(start, start + wanted.length)
}

/** Signs as the newsroom compares them; each stays one character. */
const evenOut = (text: string): string =>
  text
    .replace(/\s/g, ' ')
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’ʼ‛`´′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')

/** Where the words stand in a block, whatever marks they have. */
function rangeOf(block: Element, wanted: string): Range | null {
  const nodes: Text[] = []
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement?.closest('textarea')) nodes.push(node as Text) // only texts are shown
  const start = evenOut(nodes.map(({ data }) => data).join('')).indexOf(wanted)
  if (start < 0) return null
  const range = block.ownerDocument.createRange()
  let before = 0
  for (const node of nodes) {
    const end = before + node.length
    if (start >= before && start < end) range.setStart(node, start - before)
    if (start + wanted.length > before && start + wanted.length <= end) range.setEnd(node, start + wanted.length - before)
    before = end
  }
  return range
}
