import { runInParts } from '../src/index.ts'
import { newInstance } from '../src/wasm/instance.ts'
import { kernelCases } from './kernel-cases.ts'
import { resultText } from './result-text.ts'

/** What a worker of a browser says. */
export interface BrowserReport {
  readonly hasWebAssembly: boolean
  /** Text of each kernel's result, by name. */
  readonly results: Readonly<Record<string, string>>
}

/** Decimals that must agree where an engine may round as it likes: ECMAScript leaves the last bits of `Math.exp` open. */
const decimals: Readonly<Record<string, number>> = { 'logistic-regression': 6 }

/** Runs every kernel of the catalogue in two parts. */
export function runCases(): BrowserReport {
  const results: Record<string, string> = {}
  for (const [name, on] of kernelCases) {
    on((kernel, makeInput) => {
      results[name] = resultText(runInParts(kernel, makeInput(), 2), decimals[name])
    })
  }
  return { hasWebAssembly: newInstance(1) !== undefined, results }
}
