import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { killWithParent } from '../memory/libc.ts'
import { type FromGuest, isToGuest, type ToGuest } from '../protocol.ts'
import { encodePartFrames, PartFrameReader } from '../channel/part-frames.ts'
import { PartsUnderWay } from '../channel/parts-under-way.ts'
import type { GuestPort } from './guest-port.ts'

const TO_HOST = 3
const FROM_HOST = 4

/** Opens the line that the host laid into file descriptors 3 and 4, and makes sure not to outlive it. */
export function openProcessPort(hostPid: number): GuestPort {
  killWithParent()
  if (process.ppid !== hostPid) process.exit(1)
  return new ProcessPort()
}

class ProcessPort implements GuestPort {
  readonly sharesMemory = false
  readonly threadId = 0
  readonly #input = new Socket({ fd: FROM_HOST, readable: true, writable: false })
  readonly #underWay = new PartsUnderWay()

  send(message: FromGuest, moved: Iterable<ArrayBuffer> = []): void {
    const { frames, blocks } = encodePartFrames(message)
    this.#underWay.add(blocks)
    for (const frame of frames) writeFrame(frame)
    for (const memory of moved) memory.transfer(0)
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
    this.#underWay.forgetRead()
    onMessage(message)
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
