const when = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

/** An instant as the desk writes it, in the zone of this browser: “26 Nov, 22:35”. */
export const whenInWords = (at: Date | number): string => when.format(at)
