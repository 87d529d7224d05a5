/** Who is told of breaking news, in the desk and by mail. */
export const toldTo = ['everybody', 'editors', 'nobody'] as const
export type ToldTo = (typeof toldTo)[number]

/** The most letters of a banner: two lines on a computer. */
export const longestBanner = 200
