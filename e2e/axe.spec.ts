import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('axe finds pale words in both themes, and a picture without a description', async ({ reader }) => {
  await reader.goto('/')
  await isClean(reader, 'the front page')
  await reader.evaluate(() => {
    const pale = document.createElement('p')
    pale.textContent = 'Hardly to be read'
    Object.assign(pale.style, { color: '#aaa', backgroundColor: '#bbb' })
    document.querySelector('main')?.append(pale)
  })
  for (const theme of ['dark', 'light'] as const) await expect(isClean(reader, 'pale', [theme])).rejects.toThrow(/color-contrast/)
  await reader.goto('/')
  await reader.evaluate(() => document.querySelector('main')?.append(Object.assign(document.createElement('img'), { src: '/icon.svg' })))
  await expect(isClean(reader, 'without a description')).rejects.toThrow(/image-alt/)
})
