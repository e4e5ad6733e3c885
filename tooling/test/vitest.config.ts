import { preset } from './src/preset.ts'

// The plugin names the mark it looks for, so its own sources are no samples.
export default preset({ includeSource: ['test/samples/*.ts'] })
