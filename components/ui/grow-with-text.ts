/**
 * The ref of a text area with `field-sizing: content`, for browsers that do not know it (Safari before 26.2, Firefox before 2026): there it is as
 * high as its text, too. Otherwise a caption or a transcript would be written in one line.
 */
export function growWithText(area: HTMLTextAreaElement | null): (() => void) | undefined {
  if (!area || CSS.supports('field-sizing', 'content')) return
  const grow = () => {
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }
  grow()
  for (const name of occasions) area.addEventListener(name, grow)
  return () => {
    for (const name of occasions) area.removeEventListener(name, grow)
  }
}

const occasions = ['input', 'focus'] as const
