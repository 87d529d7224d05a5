/** As `URL.parse`, which Safari knows only from 18 on. */
export const parseUrl = (address: string, base?: string): URL | null => (URL.canParse(address, base) ? new URL(address, base) : null)
