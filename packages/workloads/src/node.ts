export { nodeKernels } from './node/node-kernels.ts'
export { runTestFiles, type RunTestFilesOptions, type TimedTestFile } from './node/run-test-files.ts'
export { runTestFilesKernel, runTestFilesPart, type TestFilesInput } from './node/run-test-files-kernel.ts'
export {
  runScryptPart,
  type ScryptInput,
  scryptKernel,
  scryptMany,
  type ScryptOptions,
  type Secret,
} from './node/scrypt-many.ts'
export type { TestFileOptions } from './node/test-command.ts'
export type { TestFailure, TestFileResult } from './node/test-file-result.ts'
