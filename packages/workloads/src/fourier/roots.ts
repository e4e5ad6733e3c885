/** Cosines and sines of `-2 pi k / length`, for `k` below `3 * length / 4`. */
export interface Roots {
  readonly cosines: Float64Array
  readonly sines: Float64Array
}

let last: (Roots & { readonly length: number }) | undefined

/** Returns the roots of a length; those of the last length are kept. */
export function rootsOf(length: number): Roots {
  if (last?.length === length) return last
  const count = Math.floor((3 * length) / 4)
  const step = (-2 * Math.PI) / length
  const cosines = Float64Array.from({ length: count }, (_, index) => Math.cos(step * index))
  const sines = Float64Array.from({ length: count }, (_, index) => Math.sin(step * index))
  last = { length, cosines, sines }
  return last
}
