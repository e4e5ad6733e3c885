import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { killWithParent } from '../memory/libc.ts'
import { type FromGuest, isToGuest, type ToGuest } from '../protocol.ts'
import { encodeFrame, FrameReader } from '../wire/frame.ts'
import type { GuestPort } from './guest-port.ts'

const TO_HOST = 3
const FROM_HOST = 4

/** Opens the line that the host laid into file descriptors 3 and 4, and makes sure not to outlive it. */
export async function openProcessPort(hostPid: number): Promise<GuestPort> {
  await killWithParent()
  if (process.ppid !== hostPid) process.exit(1)
  const input = new Socket({ fd: FROM_HOST, readable: true, writable: false })
  return {
    sharesMemory: false,
    threadId: 0,
    send: (message: FromGuest) => writeFrame(encodeFrame(message)),
    listen: (onMessage) => listen(input, onMessage),
    release: () => void input.unref(),
  }
}

function listen(input: Socket, onMessage: (message: ToGuest) => void): void {
  const reader = new FrameReader()
  input.on('data', (bytes: Buffer) => {
    for (const message of reader.read(bytes)) if (isToGuest(message)) onMessage(message)
  })
  input.on('close', () => process.exit(1))
  input.on('error', () => process.exit(1))
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
