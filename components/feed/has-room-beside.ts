/** Whether a panel stands beside the order (Tailwind's `lg`). On a phone it lies over it, and what was asked for would be behind it. */
export const hasRoomBeside = (): boolean => window.matchMedia('(min-width: 64rem)').matches
