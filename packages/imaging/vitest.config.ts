import { preset } from '@mp/test'

// Nothing is kept between images, so files share a process, and the codecs that it has loaded.
export default preset({ isolate: false })
