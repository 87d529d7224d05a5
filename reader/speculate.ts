import { speculationRules } from '#lib/speculation-rules.ts'

/** Names the pages that the browser may prefetch, where it knows such rules. A header would have them fetched beside the main picture. */
export function speculate(): void {
  if (!HTMLScriptElement.supports?.('speculationrules')) return
  const script = document.createElement('script')
  script.type = 'speculationrules'
  script.textContent = speculationRules
  document.head.append(script)
}
