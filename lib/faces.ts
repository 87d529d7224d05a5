/** With which of its two faces a newsroom sets its paper: headlines and text in the serif and the rest in the sans, or all in one. */
export const faceChoices = ['serif-and-sans', 'serif', 'sans'] as const
export type FaceChoice = (typeof faceChoices)[number]
