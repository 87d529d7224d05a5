import { GalleyMore } from './more.ts'
import { GalleyTheme } from './theme.ts'

customElements.define('galley-theme', GalleyTheme)
customElements.define('galley-more', GalleyMore)
