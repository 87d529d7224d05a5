/** Adds the date of printing to printed pages. The page contains the words and the address. */
export function datePrints(): void {
  addEventListener('beforeprint', () => {
    for (const line of document.querySelectorAll<HTMLElement>('[data-printed]')) {
      const day = new Date().toLocaleDateString(line.dataset.locale, { dateStyle: 'long', numberingSystem: 'latn' })
      line.dataset.on = `${line.dataset.printed} ${day}`
    }
  })
}
