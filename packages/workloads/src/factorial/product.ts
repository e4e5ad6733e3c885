/**
 * Multiplies small factors: first in doubles while the product stays exact, then pairwise in a balanced tree.
 *
 * @remarks
 * Factors of equal length are what V8's fast multiplication needs; multiplying one by one would take quadratic time.
 */
export function productOf(factors: readonly number[]): bigint {
  return balancedProduct(pack(factors))
}

/** Multiplies big factors pairwise, neighbours first, until one is left. */
export function balancedProduct(factors: readonly bigint[]): bigint {
  let level = factors
  while (level.length > 1) {
    const next: bigint[] = []
    for (let index = 0; index < level.length; index += 2) next.push((level[index] ?? 1n) * (level[index + 1] ?? 1n))
    level = next
  }
  return level[0] ?? 1n
}

function pack(factors: readonly number[]): bigint[] {
  const packed: bigint[] = []
  let product = 1
  for (const factor of factors) {
    if (product * factor > Number.MAX_SAFE_INTEGER) {
      packed.push(BigInt(product))
      product = factor
    } else {
      product *= factor
    }
  }
  packed.push(BigInt(product))
  return packed
}
