import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import satori from 'satori'
import sharp from 'sharp'

/** The size of Open Graph, which every network shows uncropped. */
const [width, height] = [1200, 630]

/** `picture`: a JPEG to the right of the headline. */
type Card = { headline: string; label: string; paper: string; picture?: Buffer | null }

/**
 * The picture for links to a story without one: its headline in the paper's font. PNG, 1200 × 630. The fonts (Piazzolla, Latin and
 * Cyrillic) are our own files, so nothing is loaded from elsewhere.
 */
export async function cardPicture({ headline, label, paper, picture }: Card): Promise<Buffer> {
  const size = (headline.length > 120 ? 52 : headline.length > 70 ? 62 : 76) * (picture ? 0.75 : 1)
  const svg = await satori(
    box({ width, height, background: '#ffffff' }, [
      box(
        {
          ...{ width: picture ? width - pictureWidth : width, height, padding: 72 },
          ...{ boxSizing: 'border-box', flexDirection: 'column', justifyContent: 'space-between' },
          color: '#141414',
          fontFamily: 'Piazzolla latin, Piazzolla latin-ext, Piazzolla cyrillic',
        },
        [
          box({ fontSize: 30, color: '#b3261e', borderTop: '3px solid #141414', paddingTop: 24 }, dropUnknownSigns(label)),
          box(
            { fontSize: size, fontWeight: 600, lineHeight: 1.12, letterSpacing: '-0.01em' },
            dropUnknownSigns(headline.length > 200 ? `${headline.slice(0, 199)}…` : headline),
          ),
          box({ fontSize: 34, fontWeight: 600, borderTop: '1px solid #c9c9c9', paddingTop: 24 }, dropUnknownSigns(paper)),
        ],
      ),
      ...(picture ? [beside(picture)] : []),
    ]),
    { width, height, fonts: await fonts() },
  )
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer()
}

/** An element as satori reads it. */
const box = (style: Record<string, unknown>, children: unknown) => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, children },
})

const pictureWidth = 400
const beside = (picture: Buffer) => ({
  type: 'img',
  key: null,
  props: {
    src: `data:image/jpeg;base64,${picture.toString('base64')}`,
    ...{ width: pictureWidth, height },
    style: { objectFit: 'cover' },
  },
})

/** Characters that the font has. Others, such as emoji, are left out: they would be loaded from elsewhere. */
const dropUnknownSigns = (text: string): string => text.replace(/[^\p{Script=Latin}\p{Script=Cyrillic}\p{N}\p{P}\p{Zs}$+<=>|~№€]/gu, '')

type Font = { name: string; data: Buffer; weight: 400 | 600; style: 'normal' }
let loaded: Promise<Font[]> | undefined

const fonts = (): Promise<Font[]> =>
  (loaded ??= Promise.all(
    (['latin', 'latin-ext', 'cyrillic'] as const).flatMap((script) =>
      ([400, 600] as const).map(async (weight) => ({
        name: `Piazzolla ${script}`,
        weight,
        style: 'normal' as const,
        data: await readFile(fontFile(script, weight)),
      })),
    ),
  ))

const fontFile = (script: string, weight: number) =>
  createRequire(`${process.cwd()}/package.json`).resolve(`@fontsource/piazzolla/files/piazzolla-${script}-${weight}-normal.woff`)
