import { realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { LRUCache } from 'lru-cache'
import { type AddedPicture, addPicture } from '#newsroom/media/add-picture.ts'
import type { Actor } from '#newsroom/people/person.ts'
import type { PictureSource, WirePicture } from './picture-source.ts'

/**
 * Pictures in a folder, found by any trailing part of the path in their address. For
 * https://old.example/wp-content/uploads/2008/06/a-300x200.jpg these are, among others, uploads/2008/06/a.jpg and a.jpg. The original is
 * preferred to WordPress' smaller copies ("-300x200"). Files outside the folder are never read.
 */
export function localPictures(folder: string, actor: Actor): PictureSource {
  const found = new LRUCache<string, { path: string | null }>({ max: 5000 })
  const added = new LRUCache<string, Promise<AddedPicture | string>>({ max: 1000 })

  async function pathOf(address: string): Promise<string | null> {
    const known = found.get(address)
    if (known) return known.path
    const path = await firstThere(folder, address)
    found.set(address, { path })
    return path
  }

  async function library(address: string): Promise<AddedPicture | string> {
    if (address.startsWith('data:')) return 'it stands in the text itself, not in a file'
    const path = await pathOf(address)
    if (!path) return 'its file is not at hand'
    const adding = added.get(path) ?? addOne(path)
    added.set(path, adding)
    return adding
  }

  async function addOne(path: string): Promise<AddedPicture | string> {
    const outcome = await addPicture(actor, { name: basename(path), path }, { renditions: 'now' })
    return outcome.ok ? outcome.value : `its file was refused: ${outcome.problem}`
  }

  return {
    async take(wanted: WirePicture) {
      const picture = await library(wanted.address)
      if (typeof picture === 'string') return picture
      const { id: mediaId, alt, caption, credit } = picture
      return { mediaId, alt: wanted.alt || alt, caption: wanted.caption || caption, credit: wanted.credit || credit }
    },
    async keep(wanted) {
      const picture = await library(wanted.address)
      return typeof picture === 'string' ? { reason: picture } : picture.already ? 'unchanged' : 'imported'
    },
    async isAtHand(address) {
      return (await pathOf(address)) !== null
    },
  }
}

async function firstThere(folder: string, address: string): Promise<string | null> {
  const root = await realpath(folder).catch(() => null)
  if (!root) return null
  for (const tail of tailsOf(address)) {
    const path = await realpath(join(root, tail)).catch(() => null)
    if (path?.startsWith(root + sep) && (await stat(path)).isFile()) return path
  }
  return null
}

/** The longest part first; each without the size that WordPress adds, then unchanged. */
function tailsOf(address: string): string[] {
  const parts = plainPath(address)
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.flatMap((_, from) => {
    const tail = parts.slice(from).join(sep)
    const original = tail.replace(/-\d+x\d+(?=\.\w+$)/, '')
    return original === tail ? [tail] : [original, tail]
  })
}

function plainPath(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : (address.split(/[?#]/)[0] ?? '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path // not percent-encoded: the name of a file may contain any character
  }
}
