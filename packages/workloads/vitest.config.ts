import { preset } from '@mp/test'
import { compileKernels } from './compile/compile-kernels.ts'

compileKernels()

// Kernels are pure, so that files share a process and what it has compiled.
export default preset({ isolate: false })
