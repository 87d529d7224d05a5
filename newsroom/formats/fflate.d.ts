/** The part of fflate that is used: its own types are not reachable by its package's exports. */
declare module 'fflate' {
  export type UnzipFileInfo = { name: string; size: number; originalSize: number; compression: number }
  export function unzipSync(zip: Uint8Array, options?: { filter?: (file: UnzipFileInfo) => boolean }): Record<string, Uint8Array>
  export function zipSync(files: Record<string, Uint8Array>): Uint8Array
}
