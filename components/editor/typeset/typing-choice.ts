/** Whether what is typed is typeset, as this browser keeps it: a plain cookie, as the theme of the desk is. */
const cookie = 'galley-desk-typeset'

export const isTypesetWhileTyping = (): boolean => !document.cookie.split('; ').includes(`${cookie}=off`)

export function chooseTypesetWhileTyping(isOn: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: some browsers lack the Cookie Store API
  document.cookie = `${cookie}=${isOn ? 'on' : 'off'}; path=/desk; max-age=31536000; samesite=lax`
}
