/** Files to begin with, by their names. */
export const starterFiles: Readonly<Record<string, string>> = {
  'work.ts': `/** Is called once for each line of items.txt, in a worker. */
export default function countPrimes(line: string): { below: number; primes: number } {
  const below = Number(line)
  if (!Number.isSafeInteger(below)) throw new RangeError(\`"\${line}" is no whole number\`)
  let primes = 0
  for (let candidate = 2; candidate < below; candidate++) if (isPrime(candidate)) primes++
  return { below, primes }
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) return false
  return true
}
`,
  'items.txt': `${Array.from({ length: 8 }, (_, index) => 20_000 + index * 1000).join('\n')}\n`,
  'mp.config.ts': `/** Settings of mp in this folder; mp config --show-origin tells what is in force. */
export default {
  run: { retries: 1, timeout: '1m' },
}
`,
}
