import { preset } from '@mp/test'

// React is its production build wherever a screen is drawn, so JSX must not ask for the other one.
export default { ...preset(), oxc: { jsx: { runtime: 'automatic', development: false } } }
