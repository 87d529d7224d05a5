export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme of the desk in this browser: a plain cookie, because it is neither secret nor a setting of the account. */
export const themeCookie = 'galley-desk-theme'

export const readTheme = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? 'system'
