export { type ChunkedKernel, runInParts } from './chunks/chunked-kernel.ts'
export { type IntegerRange, splitRange } from './chunks/split-range.ts'
export type { Kernel, KernelField } from './catalogue/kernel.ts'
export { kernels } from './catalogue/kernels.ts'
export { factorial } from './factorial/factorial.ts'
export { type FactorialPart, factorialKernel, runFactorialPart } from './factorial/factorial-kernel.ts'
export { mandelbrot, mandelbrotKernel, type MandelbrotOptions, runMandelbrotPart } from './mandelbrot/mandelbrot.ts'
export { makeMatrix, type Matrix } from './matrix/matrix.ts'
export { matrixMultiply, multiplyInto } from './matrix/matrix-multiply.ts'
export { matrixMultiplyKernel, type MatrixPair, runMatrixMultiplyPart } from './matrix/matrix-multiply-kernel.ts'
export {
  estimatePi,
  monteCarloPi,
  monteCarloPiKernel,
  type PiInput,
  type PiPart,
  type PiTally,
  runMonteCarloPiPart,
} from './monte-carlo-pi.ts'
export { makeSeller } from './pricing/make-seller.ts'
export { priceSeller, priceSellers } from './pricing/price-seller.ts'
export {
  priceSellersKernel,
  type PriceSellersInput,
  type PriceSellersPart,
  type PriceTotals,
  runPriceSellersPart,
} from './pricing/price-sellers-kernel.ts'
export { defaultPricing } from './pricing/default-pricing.ts'
export type { DiscountTier, LinePrice, PricingOptions, Seller, SellerLine, SellerPrice } from './pricing/seller.ts'
export { countPrimes, countPrimesKernel, runCountPrimesPart } from './primes/count-primes.ts'
export {
  runSha256ChainPart,
  sha256Chain,
  sha256ChainKernel,
  type Sha256ChainsInput,
  type Sha256ChainsPart,
} from './hashing/sha256-chain.ts'
export { runSquarePart, square, squareKernel } from './squares/square.ts'
export { runSumOfSquaresPart, sumOfSquares, sumOfSquaresKernel } from './squares/sum-of-squares.ts'
export { makeText } from './words/make-text.ts'
export { wordCount } from './words/word-count.ts'
export { runWordCountPart, wordCountKernel } from './words/word-count-kernel.ts'
export { withoutWebAssembly } from './wasm/instance.ts'
