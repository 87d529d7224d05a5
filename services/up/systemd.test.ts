import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './supervise.ts'

const unit = readFileSync(join(root, 'deploy/systemd/galley.service'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'galley-systemd-'))
const path = join(folder, 'galley.service')
writeFileSync(path, unit.replaceAll('/opt/galley', root))
afterAll(() => rmSync(folder, { recursive: true }))

const analyze = (...words: string[]) => spawnSync('systemd-analyze', [...words, path], { encoding: 'utf8', timeout: 20_000 })
const isHere = spawnSync('systemd-analyze', ['--version']).status === 0
if (!isHere) console.log('skipped: systemd-analyze is not on this machine (apt install systemd)')

test.skipIf(!isHere)('systemd understands every line of the unit, and finds its program', () => {
  const { status, stderr } = analyze('verify', '--man=no')
  expect([status, stderr]).toEqual([0, ''])
})

test.skipIf(!isHere)('the unit leaves Galley little that it could do to the machine: systemd calls its exposure at most 2 of 10', () => {
  expect(analyze('security', '--offline=true', '--threshold=20', '--no-pager').status).toBe(0)
})
