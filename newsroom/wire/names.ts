import { oneLine } from './text.ts'

/** The people or agencies in a line such as "By Paulo Santalucia and Frances d'Emilio". */
export function namesIn(byline: string): string[] {
  return oneLine(byline)
    .replace(/^by\s+/i, '')
    .split(/\s+(?:and|&|та|і|й)\s+|\s*[,;]\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
