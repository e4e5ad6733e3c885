/** Writes a number with three significant digits; thousands as k, millions as M. */
export function formatNumber(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e6) return `${threeDigits(value / 1e6)} M`
  if (size >= 1e4) return `${threeDigits(value / 1e3)} k`
  return threeDigits(value)
}

function threeDigits(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
