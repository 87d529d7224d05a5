/** What can go wrong with any request of the desk, in words: the one place that says it. A verb's own problems are in its area. */
export const problems = {
  'signed-out': 'You are signed out, so nothing was changed. Sign in in another tab, then try again.',
  'cross-site': 'This page was opened under another address than the newsroom’s, so nothing was changed. Open it again from the desk.',
  invalid: 'Something in the form is not right.',
  'not-allowed': 'You do not have permission to do this.',
  'not-found': 'This no longer exists. Reload the page.',
  unproven: 'Nothing was changed: this needs you to confirm who you are.',
  unreachable: 'Galley could not be reached, so it is not known whether this was done. Check your connection, then try again.',
  'field-missing': 'Fill in this field.',
  'field-too-long': 'At most {limit, plural, one {# character} other {# characters}}.',
  'field-too-short': 'At least {limit, plural, one {# character} other {# characters}}.',
  'field-no-email': 'Enter an e-mail address such as name@paper.example.',
  'field-wrong': 'This value is not right.',
} as const
