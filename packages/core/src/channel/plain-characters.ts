/** Up to this length a string is put together in JavaScript, which is faster than a call out of it. */
const SHORT = 12

/** Returns the string of so many characters of one byte each. */
export function charactersAt(bytes: Buffer, start: number, length: number): string {
  const end = start + length
  if (length > SHORT) return bytes.toString('latin1', start, end)
  let text = ''
  let at = start
  for (; at + 4 <= end; at += 4)
    text += String.fromCharCode(code(bytes, at), code(bytes, at + 1), code(bytes, at + 2), code(bytes, at + 3))
  for (; at < end; at += 1) text += String.fromCharCode(code(bytes, at))
  return text
}

function code(bytes: Buffer, at: number): number {
  return bytes[at] ?? 0
}
