/**
 * Doubles, or something that holds them under `view`: a `SharedArray` of `@mp/core`, which processes and threads get
 * without a copy.
 */
export type Doubles = Float64Array | { readonly view: Float64Array }

/** Bytes, or something that holds them under `view`, as {@link Doubles}. */
export type Bytes = Uint8Array | { readonly view: Uint8Array }

/**
 * Returns the doubles themselves.
 *
 * @throws TypeError when there is no Float64Array.
 */
export function doublesOf(name: string, values: Doubles): Float64Array {
  const view = 'view' in values ? values.view : values
  if (view instanceof Float64Array) return view
  throw new TypeError(`${name} must be a Float64Array or hold one as its view, got ${typeof view}`)
}

/**
 * Returns the bytes themselves.
 *
 * @throws TypeError when there is no Uint8Array.
 */
export function bytesOf(name: string, values: Bytes): Uint8Array {
  const view = 'view' in values ? values.view : values
  if (view instanceof Uint8Array) return view
  throw new TypeError(`${name} must be a Uint8Array or hold one as its view, got ${typeof view}`)
}

/** Tells whether workers get values without a copy. Pages that are not isolated have no shared memory at all. */
export function isShared(values: ArrayBufferView | { readonly view: ArrayBufferView }): boolean {
  if ('view' in values) return true
  return typeof SharedArrayBuffer !== 'undefined' && values.buffer instanceof SharedArrayBuffer
}
