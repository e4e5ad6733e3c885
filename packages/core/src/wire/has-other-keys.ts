/** Tells whether an array has another number of keys than of positions: holes make it fewer, other keys more. */
export function hasOtherKeys(array: readonly unknown[]): boolean {
  return Object.values(array).length !== array.length
}
