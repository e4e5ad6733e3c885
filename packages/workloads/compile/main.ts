import { compileKernels } from './compile-kernels.ts'

compileKernels()
