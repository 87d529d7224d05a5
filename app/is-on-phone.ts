/** Whether a browser says that it is on a phone, by its client hint or, without hints, by "Mobi" in its name, as MDN advises. A guess. */
export const isOnPhone = (sent: Headers): boolean => {
  const hint = sent.get('sec-ch-ua-mobile')
  return hint ? hint === '?1' : (sent.get('user-agent') ?? '').includes('Mobi')
}
