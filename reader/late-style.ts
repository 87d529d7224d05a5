/** What app/(reader)/late.css comes to, and its address: reader/build.ts puts them in. */
declare const lateStyle: { text: string; address: string }

/**
 * Brings the style that a page is first seen without (app/(reader)/late.css): otherwise each page would carry it. It comes
 * with the script and costs no request; a browser that constructs no style sheets (Safari before 16.4) fetches it.
 */
export function bringLateStyle(): void {
  const constructs: boolean = 'adoptedStyleSheets' in document
  if (constructs) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(lateStyle.text)
    document.adoptedStyleSheets = [sheet]
  } else {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = lateStyle.address
    document.head.append(link)
  }
}
