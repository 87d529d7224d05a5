import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#services/up/supervise.ts'
import type { EndedFile } from './end-hanging.ts'

test('a test file that never returns is ended, its place is named, and the others run to their end', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-hanging-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    mkdirSync(join(folder, 'tests'))
    const quick = "import { test } from 'vitest'\ntest('quick', () => {})\n"
    const hanging = "import { test } from 'vitest'\nfunction spin() { for (;;); }\ntest('spins', () => spin())\n"
    for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, `tests/${name}.test.ts`), quick)
    writeFileSync(join(folder, 'tests/hanging.test.ts'), hanging)
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const [report, ended] = [join(folder, 'report.json'), join(folder, 'ended.json')]
    const words = ['run', '--root', folder, '--reporter=json', `--outputFile.json=${report}`]
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), ...words, `--reporter=${join(root, 'testing/end-hanging.ts')}`],
      { cwd: folder, stdio: 'ignore', env: { ...process.env, GALLEY_TEST_PATIENCE: '4', GALLEY_TEST_ENDED: ended } },
    )
    const [code] = await once(child, 'exit')
    expect(code).toBe(1)
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ numPassedTests: 3 })
    const files: EndedFile[] = JSON.parse(readFileSync(ended, 'utf8'))
    expect(files.map(({ file }) => file)).toEqual(['tests/hanging.test.ts'])
    expect(files[0]?.says).toContain('tests/hanging.test.ts hung for 4 seconds after it was begun')
    expect(files[0]?.says).toMatch(/in spin \(.*tests\/hanging\.test\.ts:\d+\)/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
