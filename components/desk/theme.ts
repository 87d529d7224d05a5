export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Which look of the desk this browser prefers. Not a secret and not a setting of the account: a plain cookie. */
export const themeCookie = 'galley-desk-theme'

export const readTheme = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? 'system'
