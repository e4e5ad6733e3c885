import { preset } from '@mp/test'

export default preset()
