export { type Bill, type BillLine, billUsage, type Usage } from './billing/bill-usage.ts'
export {
  type BillTotals,
  billUsageKernel,
  type BillUsageInput,
  type BillUsagePart,
  makeUsage,
  runBillUsagePart,
} from './billing/bill-usage-kernel.ts'
export { defaultTariff, type RateTier, type Tariff, type Tax } from './billing/tariff.ts'
export { type Bodies, makeBodies, totalEnergy } from './bodies/bodies.ts'
export { type Motion, nBody, type NBodyInput, nBodyKernel, type NBodyPart, runNBodyPart } from './bodies/n-body.ts'
export { type ChunkedKernel, type RoundsOptions, runInParts, runRounds } from './chunks/chunked-kernel.ts'
export type { Bytes, Doubles } from './chunks/shared.ts'
export { type IntegerRange, splitRange } from './chunks/split-range.ts'
export type { Kernel, KernelField } from './catalogue/kernel.ts'
export { kernels } from './catalogue/kernels.ts'
export { type Clusters, kMeans, kMeansInput, type KMeansOptions } from './clusters/k-means.ts'
export {
  type KMeansInput,
  kMeansKernel,
  type KMeansPart,
  type KMeansRound,
  runKMeansPart,
} from './clusters/k-means-kernel.ts'
export type { Clustering } from './clusters/points.ts'
export { factorial } from './factorial/factorial.ts'
export { type FactorialPart, factorialKernel, runFactorialPart } from './factorial/factorial-kernel.ts'
export { fibonacci, fibonacciKernel, runFibonacciPart } from './fibonacci/fibonacci.ts'
export { fft, inverseFft } from './fourier/fft.ts'
export { fftKernel, runFftPart, type Signals } from './fourier/fft-kernel.ts'
export type { Signal } from './fourier/signal.ts'
export type { Bins, Histogram } from './histogram/bins.ts'
export {
  histogram,
  type HistogramInput,
  histogramKernel,
  type HistogramPart,
  runHistogramPart,
} from './histogram/histogram.ts'
export { mandelbrot, mandelbrotKernel, type MandelbrotOptions, runMandelbrotPart } from './mandelbrot/mandelbrot.ts'
export { makeMatrix, type Matrix } from './matrix/matrix.ts'
export { matrixMultiply, multiplyInto } from './matrix/matrix-multiply.ts'
export { matrixMultiplyKernel, type MatrixPair, runMatrixMultiplyPart } from './matrix/matrix-multiply-kernel.ts'
export {
  runSharedMultiplyPart,
  type SharedMatrix,
  sharedMultiplyKernel,
  type SharedProduct,
  type SharedProductPart,
} from './matrix/shared-multiply-kernel.ts'
export {
  estimatePi,
  monteCarloPi,
  monteCarloPiKernel,
  type PiInput,
  type PiPart,
  type PiTally,
  runMonteCarloPiPart,
} from './monte-carlo/monte-carlo-pi.ts'
export { knnClassify } from './neighbours/knn-classify.ts'
export { type KnnInput, knnKernel, runKnnPart } from './neighbours/knn-kernel.ts'
export { type Digits, makeDigits } from './neighbours/make-digits.ts'
export type { LabelledSamples } from './neighbours/samples.ts'
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
  type LogisticInput,
  logisticKernel,
  type LogisticPart,
  type LogisticRound,
  runLogisticPart,
} from './regression/logistic-kernel.ts'
export { type LogisticModel, type LogisticOptions, logisticRegression } from './regression/logistic-regression.ts'
export { parallelSort, parallelSortKernel, runParallelSortPart } from './sorting/parallel-sort.ts'
export {
  runSharedSortPart,
  type SharedSortInput,
  sharedSortKernel,
  type SharedSortPart,
} from './sorting/shared-sort.ts'
export { sortInPlace } from './sorting/sort.ts'
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
