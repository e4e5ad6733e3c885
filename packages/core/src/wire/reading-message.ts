import { MessageFormatError, MpError } from '../errors.ts'

/**
 * Runs what makes a value of bytes that another process or thread wrote.
 *
 * @throws {@link MessageFormatError} when it throws what is no error of ours: the bytes are damaged.
 */
export function readingMessage<T>(bytes: Uint8Array, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw cause instanceof MpError ? cause : damaged(bytes, { cause })
  }
}

/** Returns the error for a message whose bytes are none that this library writes; it keeps a copy of them. */
export function damaged(bytes: Uint8Array, options?: ErrorOptions): MessageFormatError {
  return new MessageFormatError(Uint8Array.from(bytes), 'its bytes are damaged', options)
}
