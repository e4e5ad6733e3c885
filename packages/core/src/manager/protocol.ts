import type { ClassDefinition } from '../protocol.ts'
import type { Encoded } from '../wire/encode.ts'
import { encodeFrame, FRAME_HEADER_BYTES, frameLength, FrameReader } from '../wire/frame.ts'
import { damaged, readingMessage } from '../wire/reading-message.ts'

/** What a client says to the server of a manager, in order. */
export type ToServer =
  /** Makes an object of a type; the answer is its proxy. */
  | { type: 'create'; call: number; name: string; args: Encoded; hasFunctions: boolean }
  | { type: 'call'; call: number; object: number; method: string; args: Encoded; hasFunctions: boolean }
  /** Asks to end a call that waits; it is answered all the same. */
  | { type: 'cancel'; call: number }
  /** Keeps an object for whoever gets the handle that was just sent. */
  | { type: 'lease'; object: number; lease: string }
  /** Says that a handle has arrived: its receiver holds the object now. */
  | { type: 'claim'; object: number; lease: string }
  /** Says that a proxy is no longer used. */
  | { type: 'release'; object: number }
  | { type: 'classes'; classes: ClassDefinition[] }

/** What the server says to a client. */
export type FromServer =
  | { type: 'welcome'; manager: string; isOwner: boolean }
  | { type: 'result'; call: number; result: Encoded }
  | { type: 'error'; call: number; error: Encoded }

/** Returns what is said as bytes, as it is now; several can be joined to one message. */
export function packed(said: ToServer | FromServer): Buffer {
  return encodeFrame(said)
}

/**
 * Returns all that a message says.
 *
 * @throws {@link MessageFormatError} when it is cut off or damaged.
 */
export function unpacked(message: Buffer): unknown[] {
  return readingMessage(message, () => {
    let end = 0
    while (end < message.byteLength) end += FRAME_HEADER_BYTES + frameLength(message, end)
    if (end !== message.byteLength) throw damaged(message)
    return [...new FrameReader().read(message)]
  })
}

/** Tells whether a client said this; what does not look so is not answered. */
export function isToServer(said: unknown): said is ToServer {
  if (!isRecord(said)) return false
  switch (said['type']) {
    case 'create':
      return isNumber(said['call']) && isString(said['name']) && isEncoded(said['args'])
    case 'call':
      return isNumber(said['call']) && isNumber(said['object']) && isString(said['method']) && isEncoded(said['args'])
    case 'cancel':
      return isNumber(said['call'])
    case 'lease':
    case 'claim':
      return isNumber(said['object']) && isString(said['lease'])
    case 'release':
      return isNumber(said['object'])
    case 'classes':
      return Array.isArray(said['classes'])
    default:
      return false
  }
}

/** Tells whether a server said this. */
export function isFromServer(said: unknown): said is FromServer {
  if (!isRecord(said)) return false
  switch (said['type']) {
    case 'welcome':
      return isString(said['manager'])
    case 'result':
      return isNumber(said['call']) && isEncoded(said['result'])
    case 'error':
      return isNumber(said['call']) && isEncoded(said['error'])
    default:
      return false
  }
}

function isEncoded(value: unknown): value is Encoded {
  return isRecord(value) && 'value' in value && typeof value['coded'] === 'boolean'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}
