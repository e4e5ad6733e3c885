export { serveManager } from './manager/serve-manager.ts'
