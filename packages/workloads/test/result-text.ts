/** Writes a result of a kernel as text that differs where any bit of an array does, or by its first decimals alone. */
export function resultText(result: unknown, decimals?: number): string {
  return JSON.stringify(result, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`
    if (value instanceof Map) return [...value]
    if (value instanceof Float64Array && decimals !== undefined) {
      return Array.from(value, (number) => number.toFixed(decimals))
    }
    if (!ArrayBuffer.isView(value)) return value
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).join(' ')
  })
}
