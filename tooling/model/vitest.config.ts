import { preset } from '@mp/test'

export default preset({ maxConcurrency: 2, testTimeout: 600_000 })
