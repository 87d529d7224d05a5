import { GalleyBreaking } from './breaking.ts'
import { GalleyEmbed } from './embed.ts'
import { bringFaces } from './faces.ts'
import { bringLateStyle } from './late-style.ts'
import { GalleyLive } from './live.ts'
import { GalleyMore } from './more.ts'
import { datePrints } from './print.ts'
import { GalleyShare } from './share.ts'
import { speculate } from './speculate.ts'
import { GalleyTable } from './table.ts'
import { GalleyTheme } from './theme.ts'

bringLateStyle()
customElements.define('galley-theme', GalleyTheme)
customElements.define('galley-breaking', GalleyBreaking)
customElements.define('galley-more', GalleyMore)
customElements.define('galley-live', GalleyLive)
customElements.define('galley-embed', GalleyEmbed)
customElements.define('galley-table', GalleyTable)
customElements.define('galley-share', GalleyShare)
datePrints()
bringFaces()
speculate()
