import { readFileSync } from 'node:fs'

/** A program of the README and what it says that it prints. */
export interface ReadmeExample {
  /** Name of its file, without the extension. */
  name: string
  code: string
  /** The comments behind each `console.log`, line by line. */
  prints: string
}

/** Reads the TypeScript programs of the README at the root, in order. */
export function readmeExamples(): ReadmeExample[] {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ''], index) => ({
    name: `readme-${index + 1}`,
    code,
    prints: [...code.matchAll(/^ *console\.log\(.*\) \/\/ (.*)$/gm)].map(([, line = '']) => line).join('\n'),
  }))
}
