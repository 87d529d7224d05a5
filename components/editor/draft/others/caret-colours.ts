/** How many colours there are (editor.css: --caret-0 …). */
const colours = 8

/** The number of a person's colour, the same on every screen. */
export function colourOf(personId: string): number {
  let sum = 0
  for (const letter of personId) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return sum % colours
}
