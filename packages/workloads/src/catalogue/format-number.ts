/** Writes an integer with a comma after each three digits. */
export function formatInteger(value: number | bigint): string {
  return value.toLocaleString('en-US')
}

/** Counts the decimal digits of an integer of any length, without the time that writing them out would take. */
export function digitCount(value: bigint): number {
  const hexadecimal = value.toString(16)
  if (hexadecimal.length <= 13) return value.toString().length
  const leading = Number.parseInt(hexadecimal.slice(0, 13), 16)
  const bitsLeft = 4 * (hexadecimal.length - 13)
  return Math.floor(Math.log10(leading) + bitsLeft * Math.log10(2)) + 1
}
