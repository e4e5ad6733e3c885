import { preset } from '@mp/test'

// Most tests wait for processes to start, so two files at a time fill two cores.
export default preset({ maxWorkers: 2 })
