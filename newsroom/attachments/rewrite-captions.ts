import { readFile, stat, writeFile } from 'node:fs/promises'
import { longestCaptions } from '#lib/attachments.ts'
import { cleanRun } from '#lib/clean-text.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { AttachmentProblem, Rewritten } from './problems.ts'

const most = 20_000
const timing = /^(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3}) +--> +(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})(?:[ \t]|$)/

/**
 * Writes captions anew as WebVTT (W3C, 2019): times and words. Styles, regions, comments and tags are left out; SubRip, which writes times
 * with a comma, is read as well.
 */
export async function rewriteCaptions(from: string, to: string): Promise<Outcome<Rewritten, AttachmentProblem>> {
  if ((await stat(from)).size > longestCaptions) return no('too-big', { most: longestCaptions })
  const text = decode(await readFile(from))
  const cues = text === null ? [] : cuesIn(text)
  if (cues.length === 0 || cues.length > most) return no(text === null ? 'other-kind' : 'damaged')
  await writeFile(to, `WEBVTT\n\n${cues.map(({ times, words }) => `${times}\n${words}\n`).join('\n')}`)
  return done({ format: 'vtt', seconds: null, width: null, height: null, pages: null })
}

/** Null: no text in UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function cuesIn(text: string): { times: string; words: string }[] {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
  return blocks.flatMap((lines) => {
    const at = lines.findIndex((line) => line.includes('-->'))
    const found = timing.exec(lines[at]?.trim() ?? '')
    const words = lines.slice(at + 1).map(plainLine)
    const kept = words.filter(Boolean).join('\n')
    if (!found || at > 1 || kept === '') return []
    const [, h = '0', m = '', s = '', ms = '', toH = '0', toM = '', toS = '', toMs = ''] = found
    const [start, end] = [timeOf(h, m, s, ms), timeOf(toH, toM, toS, toMs)]
    return end.padStart(16, '0') > start.padStart(16, '0') ? [{ times: `${start} --> ${end}`, words: kept }] : []
  })
}

const timeOf = (hours: string, minutes: string, seconds: string, thousandths: string): string =>
  `${String(Number(hours)).padStart(2, '0')}:${minutes}:${seconds}.${thousandths}`

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }

/** A line without its tags; who speaks (`<v Olena>`) is written in front. */
function plainLine(line: string): string {
  const plain = line
    .replace(/<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>/g, (_, name: string) => `${name.trim()}: `)
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => names[name] ?? '')
  return cleanRun(plain).trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
