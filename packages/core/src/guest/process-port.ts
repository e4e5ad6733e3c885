import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { killWithParent } from '../memory/libc.ts'
import { type FromGuest, isToGuest, type ToGuest } from '../protocol.ts'
import { close, encodePartFrames, PartFrameReader } from '../channel/part-frames.ts'
import type { SharedBlock } from '../memory/shared-block.ts'
import type { GuestPort } from './guest-port.ts'

const TO_HOST = 3
const FROM_HOST = 4

/** Opens the line that the host laid into file descriptors 3 and 4, and makes sure not to outlive it. */
export async function openProcessPort(hostPid: number): Promise<GuestPort> {
  await killWithParent()
  if (process.ppid !== hostPid) process.exit(1)
  return new ProcessPort()
}

class ProcessPort implements GuestPort {
  readonly sharesMemory = false
  readonly threadId = 0
  readonly #input = new Socket({ fd: FROM_HOST, readable: true, writable: false })
  /** Shared memory that the host has not read yet, for all that is known. */
  #underWay: SharedBlock[] = []

  send(message: FromGuest): void {
    const { frames, blocks } = encodePartFrames(message)
    this.#underWay.push(...blocks)
    for (const frame of frames) writeFrame(frame)
  }

  listen(onMessage: (message: ToGuest) => void): void {
    const reader = new PartFrameReader()
    this.#input.on('data', (bytes: Buffer) => {
      for (const message of reader.read(bytes)) if (isToGuest(message)) this.#receive(message, onMessage)
    })
    this.#input.on('close', () => process.exit(1))
    this.#input.on('error', () => process.exit(1))
  }

  release(): void {
    this.#input.unref()
  }

  #receive(message: ToGuest, onMessage: (message: ToGuest) => void): void {
    // A batch is sent only after the results of the one before have been read.
    if (message.type === 'run') this.#forgetParts()
    onMessage(message)
  }

  #forgetParts(): void {
    close(this.#underWay)
    this.#underWay = []
  }
}

/** Writes at once and waits for the host to read if it must: what was said before a crash is not lost. */
function writeFrame(bytes: Buffer): void {
  let written = 0
  try {
    while (written < bytes.byteLength) written += writeSync(TO_HOST, bytes, written)
  } catch {
    // Nobody reads any more: the host is gone.
    process.exit(1)
  }
}
