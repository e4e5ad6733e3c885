import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatInteger } from '../catalogue/format-number.ts'
import type { Kernel } from '../catalogue/kernel.ts'
import { runTestFilesKernel, type TestFilesInput } from './run-test-files-kernel.ts'
import { type ScryptInput, scryptKernel } from './scrypt-many.ts'
import type { TestFileResult } from './test-file-result.ts'

const scryptEntry: Kernel<ScryptInput, ScryptInput, string[]> = {
  ...scryptKernel,
  name: 'scrypt-many',
  description: 'Keys of 32 passwords by scrypt, 16 MiB and about 50 ms each',
  field: 'cryptography',
  runExport: 'runScryptPart',
  demoInput: () => ({
    secrets: Array.from({ length: 32 }, (_, index) => ({ password: `password ${index}`, salt: `salt ${index}` })),
  }),
  format: (keys) => `${formatInteger(keys.length)} keys, the last ends in ${keys.at(-1)?.slice(-16) ?? 'none'}`,
}

const runTestFilesEntry: Kernel<TestFilesInput, TestFilesInput, TestFileResult[]> = {
  ...runTestFilesKernel,
  name: 'run-test-files',
  description: '16 test files of node:test, each in a process of its own',
  field: 'testing',
  runExport: 'runTestFilesPart',
  demoInput: () => ({ files: writeDemoTests(16) }),
  format: (results) => {
    const passed = results.reduce((sum, result) => sum + result.passed, 0)
    const failed = results.reduce((sum, result) => sum + result.failed, 0)
    return `${formatInteger(results.length)} files, ${formatInteger(passed)} tests passed, ${formatInteger(failed)} failed`
  },
}

/**
 * Lists the kernels that need Node.js by name, in the order in which to show them after those of `kernels`.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect([...nodeKernels.keys()]).toEqual(['scrypt-many', 'run-test-files'])
 * ```
 */
export const nodeKernels: ReadonlyMap<string, Kernel> = new Map(
  [scryptEntry, runTestFilesEntry].map((kernel): [string, Kernel] => [kernel.name, kernel]),
)

/** Writes test files that the end of this process removes. */
function writeDemoTests(count: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mp-demo-tests-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return Array.from({ length: count }, (_, index) => {
    const file = join(folder, `demo-${index}.test.mjs`)
    writeFileSync(file, demoTest)
    return file
  })
}

const demoTest = `import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'

test('a chain of hashes comes out the same twice', () => {
  const chain = () => {
    let digest = 'mp'
    for (let round = 0; round < 20_000; round++) digest = createHash('sha256').update(digest).digest('hex')
    return digest
  }
  assert.equal(chain(), chain())
})
`
