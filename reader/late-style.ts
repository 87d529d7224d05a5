/** The text and address of app/(reader)/late.css, inserted by reader/build.ts. */
declare const lateStyle: { text: string; address: string }

/**
 * Applies the style that is not needed for the first paint (app/(reader)/late.css), so that pages need not contain it. It comes with the
 * script, without a request; browsers without constructable style sheets (Safari before 16.4) fetch it.
 */
export function bringLateStyle(): void {
  const hasConstructableSheets: boolean = 'adoptedStyleSheets' in document
  if (hasConstructableSheets) {
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
