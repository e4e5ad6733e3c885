export { withoutWebAssembly } from './wasm/instance.ts'
