/** Encodes whatever was thrown; what cannot travel is replaced by an error that says so. */
export function encodeThrown<T>(thrown: unknown, encode: (value: unknown) => T): T {
  try {
    return encode(thrown)
  } catch (reason) {
    const stand = thrown instanceof Error ? new Error(thrown.message, { cause: reason }) : reason
    if (thrown instanceof Error && stand instanceof Error) {
      stand.name = thrown.name
      if (thrown.stack !== undefined) stand.stack = thrown.stack
    }
    return encode(stand)
  }
}
