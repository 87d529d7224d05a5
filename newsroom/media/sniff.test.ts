import { expect, test } from 'vitest'
import { sniff, sniffedBytes } from './sniff.ts'

const kindOf = (text: string) => sniff(Buffer.from(text).subarray(0, sniffedBytes))

test.each([
  ['<!doctype html><title>x</title>', 'html'],
  ['\ufeff  <!DOCTYPE  HTML>', 'html'],
  ['<?xml version="1.0"?>\n<!-- one -->\n<!-- two --><html lang="en">', 'html'],
  ['<!----><script>alert(1)</script>', 'html'],
  ['<p>', 'html'],
  ['<pre>', null],
  ['<!-- never closed <html>', null],
  ['x<html>', null],
  ['', null],
])('%j begins as %s', (text, kind) => expect(kindOf(text)).toBe(kind))

// 204 bytes once blocked web for 30 seconds, and each repetition doubled the time.
test.each(['<!---->', '<!-- -->', '<?xml>', '<!--', '-->', ' ', '<', '<!doctype ', '<svg'])(
  'a file that repeats %j is recognised at once',
  (part) => {
    const text = `${part.repeat(Math.floor(sniffedBytes / part.length))}x`
    const before = process.cpuUsage().user
    for (let turn = 0; turn < 20; turn += 1) kindOf(text)
    expect((process.cpuUsage().user - before) / 20).toBeLessThan(20_000) // microseconds of CPU time, independent of load
  },
  10_000,
)
