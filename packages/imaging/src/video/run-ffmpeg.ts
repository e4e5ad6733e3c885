import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { FailureSignal } from '../image-failure.ts'

/** How a program ended, and its last words. */
interface Ended {
  exitCode: number | null
  words: string
}

/** How many characters of what a program says on its error stream are kept. */
const WORDS = 4000

/**
 * Runs a program and kills it once the standard input of the shell is closed: that is, also when this process is killed.
 *
 * FFmpeg does not notice that whoever started it is gone, and would go on for hours.
 */
const WATCHED =
  'exec 3<&0; "$@" 3<&- </dev/null & child=$!; { read -r _ <&3; kill -9 $child; } >/dev/null 2>&1 & exec 3<&-; wait $child'

type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** Runs FFmpeg, or a program of its family, and tells each line of its output. */
export async function runFfmpeg(
  program: string,
  args: readonly string[],
  { onLine, signal }: { onLine: (line: string) => void; signal: AbortSignal | undefined },
): Promise<Ended> {
  signal?.throwIfAborted()
  const child = await start(program, args)
  const stop = (): void => void child.stdin.destroy()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-WORDS)
    })
    createInterface(child.stdout).on('line', onLine)
    await once(child, 'close')
    signal?.throwIfAborted()
    return { exitCode: child.exitCode, words }
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}

/** The last words of FFmpeg are about the whole; what went wrong stands before. */
export function reasonOf({ exitCode, words }: Ended): string {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines[0] ?? (exitCode === null ? 'it was killed' : `it exited with ${exitCode}`)
}

async function start(program: string, args: readonly string[]): Promise<Child> {
  const stdio: ['pipe', 'pipe', 'pipe'] = ['pipe', 'pipe', 'pipe']
  const child =
    process.platform === 'win32'
      ? spawn(program, args, { stdio, windowsHide: true })
      : spawn('/bin/sh', ['-c', WATCHED, 'sh', program, ...args], { stdio })
  // Of one that cannot start for want of descriptors, Node does not even make the pipes.
  if (child.pid === undefined) await once(child, 'close')
  // A pipe that breaks as the program ends says nothing that its end does not.
  child.stdin.on('error', () => undefined)
  return child
}

/** Throws what installs FFmpeg if it cannot be run. */
export async function requireFfmpeg(program: string): Promise<void> {
  const child = spawn(program, ['-version'], { stdio: 'ignore', windowsHide: true })
  const ended = Promise.withResolvers<unknown>()
  child.once('error', ended.resolve).once('close', () => ended.resolve(undefined))
  const cause = await ended.promise
  if (cause !== undefined)
    throw new FailureSignal({ code: 'ERR_MP_FFMPEG_MISSING', input: program, command: installCommand() }, { cause })
}

/** What installs packages on the systems of each kind, the first that is there. */
const INSTALLERS: readonly (readonly [program: string, command: string])[] = [
  ['/usr/bin/apt-get', 'sudo apt-get install ffmpeg'],
  ['/usr/bin/dnf', 'sudo dnf install ffmpeg-free'],
  ['/usr/bin/pacman', 'sudo pacman -S ffmpeg'],
  ['/sbin/apk', 'sudo apk add ffmpeg'],
  ['/usr/bin/zypper', 'sudo zypper install ffmpeg'],
]

function installCommand(): string {
  if (process.platform === 'darwin') return 'brew install ffmpeg'
  if (process.platform === 'win32') return 'winget install Gyan.FFmpeg'
  return INSTALLERS.find(([program]) => isThere(program))?.[1] ?? 'see https://ffmpeg.org/download.html'
}

function isThere(path: string): boolean {
  try {
    accessSync(path)
    return true
  } catch {
    return false
  }
}
