/** What the channel has done since it started. */
export const counters = { accepted: 0, refused: 0, received: 0, sent: 0, dropped: 0, closed: 0 }
