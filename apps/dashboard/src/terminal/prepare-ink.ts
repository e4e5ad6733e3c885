/**
 * Sets the environment that Ink and React read when they are imported; call it before the first import.
 *
 * @remarks Ink colours by chalk, which ignores NO_COLOR, and Node warns when NO_COLOR and FORCE_COLOR are both set.
 * React's development build costs a third more.
 */
export function prepareInk(environment: NodeJS.ProcessEnv): void {
  environment['NODE_ENV'] = 'production'
  // An empty CI is no CI, but chalk would draw without colour.
  if (environment['CI'] === '') delete environment['CI']
  if (environment['NO_COLOR'] === undefined || environment['NO_COLOR'] === '') return
  delete environment['NO_COLOR']
  environment['FORCE_COLOR'] = '0'
}
