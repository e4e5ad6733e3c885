import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { onTestFinished } from 'vitest'

/** Makes a folder that is removed when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mp-imaging-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Starts an image of noise, which every format has work with. */
export function noise(width = 320, height = 240): Sharp {
  return sharp({ create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 } } } as object)
}

/** Returns an animation of three frames. */
export async function animation(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(
    [0, 120, 240].map((r) =>
      sharp({ create: { width: 40, height: 30, channels: 4, background: { r, g: 0, b: 90, alpha: 1 } } })
        .png()
        .toBuffer(),
    ),
  )
  const joined = sharp(frames, { join: { animated: true } })
  return joined[format]({ delay: [100, 200, 300], loop: 2 }).toBuffer()
}

/** Writes a file into a folder and returns its path. */
export async function put(folder: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** Returns the names of the files in a folder, in order, hidden ones included. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort()
}

/** Adds an animation control chunk to a PNG, right after its header, as APNG encoders do. */
export function asAnimatedPng(png: Buffer, frames: number): Buffer {
  const chunk = Buffer.alloc(20)
  chunk.writeUInt32BE(8, 0)
  chunk.write('acTL', 4, 'latin1')
  chunk.writeUInt32BE(frames, 8)
  const headerEnd = 8 + 25
  return Buffer.concat([png.subarray(0, headerEnd), chunk, png.subarray(headerEnd)])
}

/** Says in the header of a PNG that it has another size. */
export function withPngSize(png: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(png)
  copy.writeUInt32BE(width, 16)
  copy.writeUInt32BE(height, 20)
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29)
  return copy
}

/** Says why FFmpeg cannot be used here; undefined when it can. */
export const ffmpegMissing: string | undefined =
  spawnSync('ffmpeg', ['-version']).status === 0 ? undefined : 'ffmpeg is not installed, so no video can be made'

if (ffmpegMissing !== undefined) process.stderr.write(`skipped: ${ffmpegMissing}\n`)

/** Makes a clip of moving bars with a tone, and returns its path. */
export async function clip(
  folder: string,
  name: string,
  {
    seconds = 1,
    size = '160x120',
    metadata = {},
  }: { seconds?: number; size?: string; metadata?: Record<string, string> } = {},
): Promise<string> {
  const path = join(folder, name)
  const sources = [`testsrc=size=${size}:rate=15:duration=${seconds}`, `sine=duration=${seconds}`]
  const inputs = sources.flatMap((source) => ['-f', 'lavfi', '-i', source])
  const tags = Object.entries(metadata).flatMap(([key, value]) => ['-metadata', `${key}=${value}`])
  const codecs = ['-c:v', 'mpeg4', '-q:v', '2', '-c:a', 'aac', '-movflags', 'use_metadata_tags']
  await promisify(execFile)('ffmpeg', ['-v', 'error', ...inputs, ...tags, ...codecs, path])
  return path
}
