/** Runs something of Node's that warns while it runs that it is experimental or deprecated. */
export function withoutWarnings<T>(run: () => T): T {
  const own = Object.getOwnPropertyDescriptor(process, 'emitWarning')
  Object.defineProperty(process, 'emitWarning', { value: () => undefined, configurable: true, writable: true })
  try {
    return run()
  } finally {
    if (own === undefined) Reflect.deleteProperty(process, 'emitWarning')
    else Object.defineProperty(process, 'emitWarning', own)
  }
}
