import { preset } from '@mp/test'

// The site is built once, without a network, before the tests look at it. Programs of pages start processes of their
// own, so that few of them run at a time.
export default preset({
  globalSetup: './test/fixture/build-offline.ts',
  maxWorkers: 2,
  maxConcurrency: 2,
})
