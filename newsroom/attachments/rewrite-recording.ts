import {
  type AudioCodec,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
  QTFF,
  type VideoCodec,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { AttachmentProblem, Rewritten } from './problems.ts'

/** Pixels. */
const widest = 8192

/** What stands first in each of them is what a player needs first. */
const moovFirst = () => new Mp4OutputFormat({ fastStart: 'reserve' })
const webmFile = () => new WebMOutputFormat()
const outputs = { mp3: () => new Mp3OutputFormat(), m4a: moovFirst, mp4: moovFirst, webm: webmFile, weba: webmFile }

/** What browsers play in each container. */
const inMp4 = { video: ['avc', 'av1', 'vp9'], audio: ['aac', 'mp3'] }
const inWebm = { video: ['vp8', 'vp9', 'av1'], audio: ['opus', 'vorbis'] }

type Tracks = {
  video: { track: InputVideoTrack; codec: VideoCodec } | null
  audio: { track: InputAudioTrack; codec: AudioCodec } | null
}

/**
 * Writes a sound or a video anew from its packets: nothing else of the file is kept, such as where it was recorded, what follows its end, or
 * words that a program might take for code. The codecs stay as they are. It opens untrusted files, so only the process of examiner.ts may
 * call it.
 */
export async function rewriteRecording(from: string, to: string): Promise<Outcome<Rewritten, AttachmentProblem>> {
  const input = new Input({ source: new FilePathSource(from), formats: [MP4, QTFF, WEBM, MATROSKA, MP3] })
  try {
    if (!(await input.canRead())) return no('other-kind')
    const tracks = await tracksOf(input)
    if (tracks === 'other-codec') return no('other-codec')
    const format = formatOf(tracks)
    if (!format) return no(tracks.video || tracks.audio ? 'other-codec' : 'damaged')
    const size = await sizeOf(tracks)
    const seconds = await copyPackets(tracks, new Output({ format: outputs[format](), target: new FilePathTarget(to) }))
    if (!size || seconds <= 0) return no('damaged')
    return done({ format, ...size, seconds, pages: null })
  } catch {
    return no('damaged') // the library gives only prose; in every case there is no complete recording
  } finally {
    input.dispose()
  }
}

async function tracksOf(input: Input): Promise<Tracks | 'other-codec'> {
  const [video] = await input.getVideoTracks()
  const [audio] = await input.getAudioTracks()
  const codecs = { video: await video?.getCodec(), audio: await audio?.getCodec() }
  if (codecs.video === null || codecs.audio === null) return 'other-codec'
  return {
    video: video && codecs.video ? { track: video, codec: codecs.video } : null,
    audio: audio && codecs.audio ? { track: audio, codec: codecs.audio } : null,
  }
}

function formatOf({ video, audio }: Tracks): keyof typeof outputs | null {
  const fits = (container: typeof inMp4) =>
    (!video || container.video.includes(video.codec)) && (!audio || container.audio.includes(audio.codec))
  if (!video && !audio) return null
  if (!video && audio?.codec === 'mp3') return 'mp3'
  if (fits(inMp4)) return video ? 'mp4' : 'm4a'
  if (fits(inWebm)) return video ? 'webm' : 'weba'
  return null
}

/** Of the frames as they are shown. Null: they have none. */
async function sizeOf({ video }: Tracks): Promise<{ width: number | null; height: number | null } | null> {
  if (!video) return { width: null, height: null }
  const [width, height] = [await video.track.getDisplayWidth(), await video.track.getDisplayHeight()]
  return width > 0 && height > 0 && width <= widest && height <= widest ? { width, height } : null
}

/** Copies the tracks side by side, in the order of time. Returns the length in seconds. */
async function copyPackets({ video, audio }: Tracks, output: Output): Promise<number> {
  const lanes: Lane[] = []
  if (video) {
    const source = new EncodedVideoPacketSource(video.codec)
    const count = await countPackets(video.track)
    output.addVideoTrack(source, { rotation: await video.track.getRotation(), maximumPacketCount: count })
    const decoderConfig = (await video.track.getDecoderConfig()) ?? undefined
    lanes.push(new Lane(video.track, count, (packet) => source.add(packet, { decoderConfig })))
  }
  if (audio) {
    const source = new EncodedAudioPacketSource(audio.codec)
    const count = await countPackets(audio.track)
    output.addAudioTrack(source, { maximumPacketCount: count })
    const decoderConfig = (await audio.track.getDecoderConfig()) ?? undefined
    lanes.push(new Lane(audio.track, count, (packet) => source.add(packet, { decoderConfig })))
  }
  await output.start()
  for (const lane of lanes) await lane.begin()
  // Sound may begin before the picture, at a time below zero, which no file may have.
  const first = Math.min(0, ...lanes.map(({ at }) => at))
  for (let next = earliest(lanes); next; next = earliest(lanes)) await next.copyOne(-first)
  // A file whose table stands first knows of packets that are behind its end.
  if (lanes.some(({ left }) => left > 0)) throw new Error('the file breaks off')
  await output.finalize()
  return Math.max(...lanes.map(({ end }) => end)) - first
}

const countPackets = async (track: InputVideoTrack | InputAudioTrack): Promise<number> => (await track.computePacketStats()).packetCount

const earliest = (lanes: readonly Lane[]): Lane | null =>
  lanes.reduce<Lane | null>((least, lane) => (lane.at < (least?.at ?? Number.POSITIVE_INFINITY) ? lane : least), null)

/** One track on its way into the new file. */
class Lane {
  readonly #packets: AsyncGenerator<EncodedPacket, void, unknown>
  readonly #add: (packet: EncodedPacket) => Promise<void>
  #next: EncodedPacket | null = null
  /** Where it ends so far, in seconds. */
  end = 0
  /** How many packets of it are not copied yet. */
  left: number

  constructor(track: InputVideoTrack | InputAudioTrack, count: number, add: (packet: EncodedPacket) => Promise<void>) {
    this.#packets = new EncodedPacketSink(track).packets()
    this.#add = add
    this.left = count
  }

  /** The time of the next packet in seconds; Infinity at the end. */
  get at(): number {
    return this.#next?.timestamp ?? Number.POSITIVE_INFINITY
  }

  async begin(): Promise<void> {
    const { value } = await this.#packets.next()
    if (!value) throw new Error('a track without packets')
    this.#next = value
  }

  async copyOne(shift: number): Promise<void> {
    const packet = this.#next
    if (!packet) return
    await this.#add(shift === 0 ? packet : packet.clone({ timestamp: packet.timestamp + shift }))
    this.left -= 1
    this.end = Math.max(this.end, packet.timestamp + packet.duration)
    this.#next = (await this.#packets.next()).value ?? null
  }
}
