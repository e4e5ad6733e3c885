import { openProcessPort } from './guest/process-port.ts'
import { serve } from './guest/serve.ts'

serve(await openProcessPort(Number(process.argv[2])))
