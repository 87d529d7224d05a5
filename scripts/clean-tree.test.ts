import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cleanTree } from './clean-tree.ts'

test('a clone with a changed or a new file fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-clone-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@paper.test', ...args], { cwd: folder })
  const write = (text: string) => writeFileSync(join(folder, 'package-lock.json'), text)
  git('init', '-q')
  write('{}')
  expect(await cleanTree(folder)).toMatchObject({ passed: 0, failed: 1 })
  git('add', '.')
  git('commit', '-qm', 'Start')
  expect(await cleanTree(folder)).toMatchObject({ passed: 1, failed: 0 })
  write('{ }')
  expect(await cleanTree(folder)).toMatchObject({ passed: 0, failed: 1 })
  rmSync(folder, { recursive: true })
})
