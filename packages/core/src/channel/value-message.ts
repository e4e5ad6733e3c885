import { Deserializer, Serializer } from 'node:v8'
import { MessageFormatError } from '../errors.ts'
import { decodeValue, needsOf } from '../wire/decode.ts'
import { encodeValue } from '../wire/encode.ts'
import { isHandleKindKnown } from '../wire/handle.ts'
import { readingMessage } from '../wire/reading-message.ts'
import type { Reach } from './transport.ts'

/** Starts every message that holds a value of ours; no pickle of Python's starts so. */
const PLAIN = Buffer.from([0x00, 0x6d, 0x70, 0x01])
/** The same, when parts of the value are marked. */
const CODED = Buffer.from([0x00, 0x6d, 0x70, 0x02])

/**
 * Returns a value as a message.
 *
 * @throws {@link NotSerializableError} when a part of it cannot travel, or not on such a line.
 */
export function encodeValueMessage(value: unknown, reach: Reach): Buffer {
  const refusal = handleRefusal(reach)
  const { value: body, coded } = encodeValue(value, 'value', {
    sharesMemory: false,
    isReadable: !reach.isPrivate,
    ...(refusal === undefined ? {} : { refuseHandle: () => refusal }),
  })
  const serializer = new Serializer()
  serializer.writeRawBytes(coded ? CODED : PLAIN)
  serializer.writeHeader()
  serializer.writeValue(body)
  return serializer.releaseBuffer()
}

/**
 * Returns the value of a message. Nothing in it is run: functions are refused, and classes are those registered here.
 *
 * @throws (rejects) {@link MessageFormatError} when the message is none of {@link encodeValueMessage}.
 * @throws (rejects) {@link NotSerializableError} when a class in it is not registered here.
 */
export async function decodeValueMessage(message: Uint8Array, reach: Reach): Promise<unknown> {
  const start = message.subarray(0, PLAIN.byteLength)
  const isCoded = CODED.equals(start)
  if (!isCoded && !PLAIN.equals(start))
    throw new MessageFormatError(message, 'it was not sent by send() of this library; read it with recvBytes()')
  const body = deserialize(message)
  if (!isCoded) return body
  const { functions, handleKinds } = needsOf(body)
  if (functions.size > 0) throw new MessageFormatError(message, 'it holds a function, and functions do not travel here')
  const refusal = handleRefusal(reach)
  if (handleKinds.size > 0 && refusal !== undefined)
    throw new MessageFormatError(message, `it holds a shared thing: ${refusal}`)
  if ([...handleKinds].some((kind) => !isHandleKindKnown(kind))) await import('../handle-kinds.ts')
  return readingMessage(message, () => decodeValue(body))
}

function deserialize(message: Uint8Array): unknown {
  return readingMessage<unknown>(message, () => {
    const reader = new Deserializer(message.subarray(PLAIN.byteLength))
    reader.readHeader()
    return reader.readValue()
  })
}

/** Tells why shared things, such as locks and shared memory, cannot travel on a line; undefined when they can. */
export function handleRefusal({ isLocal, isPrivate, isAuthenticated }: Reach): string | undefined {
  if (!isLocal) return 'shared things work on one machine only; use a Manager between machines'
  if (isPrivate || isAuthenticated) return undefined
  return 'shared things travel only on a line that is private or authenticated; give both ends an authkey'
}
