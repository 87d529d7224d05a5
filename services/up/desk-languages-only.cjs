const { deskLanguages } = require('../../lib/desk-languages.ts')

/**
 * A loader of the build (next.config.ts): react-aria has its messages in 34 languages, in modules of their own, and the desk speaks few. Of
 * a file that lists the languages the lines of the others go; react-aria says in English what it does not find.
 */
const line = /^(?:import \S+ from "[^"]*\/([a-z]{2})-[A-Z]{2}\.mjs";|\s*"([a-z]{2})-[A-Z]{2}": \S+)$/
const isSpoken = ([, imported, listed]) => deskLanguages.includes(imported ?? listed)

module.exports = (source) =>
  source
    .split('\n')
    .filter((text) => {
      const found = line.exec(text)
      return found === null || isSpoken(found)
    })
    .join('\n')
