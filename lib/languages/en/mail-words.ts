/** The mail that the desk sends. Values in braces are put in as they are (newsroom/people/mail-link.ts). */
export const mailWords = {
  linkSubject: 'Sign in to the desk of {paper}',
  link: 'Open this link and press “Sign in”. It works once, within {minutes} minutes.\n\n{link}\n\nIf you did not ask for it, ignore this message.\n',
} as const
