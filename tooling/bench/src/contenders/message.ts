/** Returns a message of so many bytes, or a small object for none. */
export function messageOf(bytes: number): object {
  return bytes === 0 ? { n: 1, name: 'task' } : new Uint8Array(bytes)
}
