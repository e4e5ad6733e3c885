import { preset } from '@mp/test'
import { compileKernels } from './compile/compile-kernels.ts'

compileKernels()

export default preset()
