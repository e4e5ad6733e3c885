import { preset } from '@mp/test'

// The site is built once, without a network, before the tests look at it.
export default preset({ globalSetup: './test/fixture/build-offline.ts', testTimeout: 60_000, fileParallelism: true })
