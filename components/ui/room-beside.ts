/** The width from which a panel stands beside what it is about (Tailwind's `lg`); on a narrower screen it lies over it. */
export const roomBeside = () => matchMedia('(min-width: 64rem)')
export const hasRoomBeside = (): boolean => roomBeside().matches
