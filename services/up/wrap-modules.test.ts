import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { wrapModules, wrapModulesIn } from './wrap-modules.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-chunks-'))
afterAll(() => rmSync(folder, { recursive: true }))

const chunk =
  '(globalThis.A||(globalThis.A=[])).push([document.currentScript,12,(e,t)=>{"use strict";t.x=/[(]/},13,14,function(e){e.i(12)},e=>e]);\n//# a'
const wrapped =
  '(globalThis.A||(globalThis.A=[])).push([document.currentScript,12,((e,t)=>{"use strict";t.x=/[(]/}),13,14,(function(e){e.i(12)}),(e=>e)]);\n//# a'

test('each module of a chunk stands in parentheses, once, and nothing else', () => {
  expect(wrapModules(chunk)).toBe(wrapped)
  expect(wrapModules(wrapped)).toBe(wrapped)
  for (const other of ['', 'self.a=[e=>e];b(e=>e)', '(()=>{push([e=>e])})()']) expect(wrapModules(other)).toBe(other)
})

test('the chunks of a folder are rewritten in their places, and other files are left', () => {
  writeFileSync(join(folder, 'one.js'), chunk)
  writeFileSync(join(folder, 'one.css'), 'a{}')
  wrapModulesIn(folder)
  expect([readFileSync(join(folder, 'one.js'), 'utf8'), readFileSync(join(folder, 'one.css'), 'utf8')]).toEqual([wrapped, 'a{}'])
})
