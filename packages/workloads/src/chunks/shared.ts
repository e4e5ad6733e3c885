/** Tells whether threads get an array without a copy. Pages that are not isolated have no shared memory at all. */
export function isShared(array: ArrayBufferView): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && array.buffer instanceof SharedArrayBuffer
}
