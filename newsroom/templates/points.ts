/** The most points of a template's checklist. */
export const mostPoints = 20
