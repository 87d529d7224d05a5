/** The version of the protocol in which files arrive piece by piece: https://tus.io/protocols/resumable-upload (decision 0081). */
export const tusVersion = '1.0.0'

/** The bytes of one piece. What a lost connection costs is a part of one. The edge lets through more (services/edge/pass.ts). */
export const pieceOf = (bytes: number): number => (bytes > 40_000_000 ? 2_000_000 : 500_000)
/** The most bytes of a piece that are taken. */
export const longestPiece = 4_000_000

/** Pieces of one upload, at most: ours has 450. Each is a file, however small. */
export const mostPieces = 2_000

/** Uploads of one person that are not finished, at most. */
export const mostUploads = 100
/** The bytes of them together. */
export const mostUploadBytes = 5_000_000_000
/** Days after its last piece when an upload that was not finished is deleted. */
export const uploadIsKept = 2
