import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { openSearch } from './open-search.ts'

test('the description is well-formed whatever the paper is called, short enough, and leads to the search of its language', () => {
  const name = `Fish & "Chips" <daily>\u0007 ${'🗞'.repeat(20)}`
  const xml = openSearch({ origin: 'https://paper.test', language: 'uk', name, tagline: '', searchPath: '/uk/search' })
  const texts: Record<string, string> = {}
  let open = ''
  let template = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name: element, attributes }) => {
    open = element
    if (element === 'Url') template = String(attributes.template)
  })
  parser.on('text', (text) => {
    texts[open] = text
  })
  parser.write(xml).close()
  expect(texts.ShortName).toBe('Fish & "Chips" <')
  expect(texts.Description).toContain('<daily>')
  expect(template).toBe('https://paper.test/uk/search?q={searchTerms}')
})
