/**
 * Computes `amount * numerator / denominator` as an integer; a half goes to the even neighbour.
 *
 * @remarks
 * Rounding half to even (IEEE 754 calls it "ties to even", banks "banker's rounding") does not drift upwards over many
 * amounts. Only integers are used: a product past 2^53 goes through a BigInt.
 * @param amount - A safe integer, at least 0.
 * @param ratio - Numerator, at least 0, and denominator, at least 1: safe integers.
 * @throws RangeError when the result is not a safe integer.
 */
export function scale(amount: number, ratio: readonly [numerator: number, denominator: number]): number {
  const [numerator, denominator] = ratio
  const product = amount * numerator
  if (product > Number.MAX_SAFE_INTEGER) return scaleLong(amount, numerator, denominator)
  // Exact: below 2^53 the quotient is rounded by less than 1 / denominator, its distance from the next integer.
  const quotient = Math.floor(product / denominator)
  const remainder = product - quotient * denominator
  return quotient + (isRoundedUp(2 * remainder - denominator, quotient % 2) ? 1 : 0)
}

function scaleLong(amount: number, numerator: number, denominator: number): number {
  const product = BigInt(amount) * BigInt(numerator)
  const divisor = BigInt(denominator)
  const quotient = product / divisor
  const excess = 2n * (product % divisor) - divisor
  const rounded = quotient + (isRoundedUp(Number(excess), Number(quotient % 2n)) ? 1n : 0n)
  if (rounded <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(rounded)
  throw new RangeError(`An amount must be at most ${Number.MAX_SAFE_INTEGER} cents, got ${rounded}`)
}

/** Decides by how far the remainder passes a half, and whether the quotient is odd. */
function isRoundedUp(excess: number, odd: number): boolean {
  return excess > 0 || (excess === 0 && odd === 1)
}
