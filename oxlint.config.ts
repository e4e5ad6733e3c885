import { defineConfig, type OxlintOverride } from 'oxlint'

/** Where a third-party library of core may be imported: one library, one file. */
const libraryFiles = {
  acorn: 'packages/core/src/callable/*.ts',
  koffi: 'packages/core/src/memory/libc.ts',
  piscina: 'packages/core/src/host/piscina-host.ts',
}

/** The rooms of core from top to bottom: each imports from the lines below its own only. */
const layers = [
  ['manager/'],
  ['pool/'],
  ['process/'],
  ['host/', 'guest/'],
  ['protocol.ts'],
  ['callable/'],
  ['lane/'],
  ['channel/'],
  ['sync/'],
  ['memory/'],
  ['wire/'],
  ['monitor/'],
]

interface Restriction {
  regex: string
  message: string
}

const foreignSource: Restriction = {
  regex: String.raw`^@mp/[^/]+/(src|dist)/|^(\.\./)+[^./][^/]*/(src|dist)/`,
  message: 'Import another package by its name; what it does not export is its own.',
}
const apps: Restriction = {
  regex: '^@mp/(dashboard|examples|docs)',
  message: 'Packages never import apps.',
}
const ours: Restriction = {
  regex: '^@mp/',
  message: 'Core and workloads are the bottom: they import no other package of ours.',
}

function restrict(...patterns: Restriction[]): NonNullable<OxlintOverride['rules']> {
  return { 'no-restricted-imports': ['error', { patterns: [foreignSource, ...patterns] }] }
}

function libraries(...allowed: string[]): Restriction {
  const names = Object.keys(libraryFiles).filter((name) => !allowed.includes(name))
  return { regex: `^(${names.join('|')})$`, message: 'One third-party library, one file that imports it.' }
}

function rooms(names: string[]): Restriction {
  const paths = ['index.ts$', ...names].map((name) => name.replace('.', String.raw`\.`))
  return {
    regex: String.raw`^\.{1,2}/(\.\./)*(${paths.join('|')})`,
    message: 'The rooms of core import downward only; see the list in oxlint.config.ts.',
  }
}

/** What one room of core may not import: the rooms above it and beside it. */
function roomOverride(room: string, rank: number): OxlintOverride[] {
  const closed = rooms(
    layers
      .slice(0, rank + 1)
      .flat()
      .filter((other) => other !== room),
  )
  const files = `packages/core/src/${room}${room.endsWith('/') ? '**' : ''}`
  const own = Object.entries(libraryFiles).filter(([, file]) => file.startsWith(`packages/core/src/${room}`))
  return [
    { files: [files], rules: restrict(ours, closed, libraries()) },
    ...own.map(([name, file]) => ({
      files: [file],
      rules: restrict(ours, closed, libraries(name)),
    })),
  ]
}

const leafOverride: OxlintOverride = {
  files: ['packages/core/src/*.ts', 'packages/core/src/errors/**'],
  excludeFiles: [
    'packages/core/src/index.ts',
    'packages/core/src/monitor.ts',
    'packages/core/src/worker-{manager,process,thread,watch}.ts',
    'packages/core/src/protocol.ts',
    // Loads the rooms whose things travel by handle, once one arrives.
    'packages/core/src/handle-kinds.ts',
  ],
  rules: restrict(ours, rooms(layers.flat()), libraries()),
}

const roomOverrides = layers.flatMap((rooms, rank) => rooms.flatMap((room) => roomOverride(room, rank)))

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest', 'react'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  // AssemblyScript has types and operators of its own; its compiler checks it.
  ignorePatterns: ['**/dist/**', '**/coverage/**', '**/.astro/**', '**/.snippets/**', 'packages/workloads/assembly/**'],
  rules: {
    // Size and shape: a file or function past these does more than one thing.
    'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    'max-lines-per-function': ['error', { max: 50, IIFEs: true }],
    'max-depth': ['error', 3],
    'max-params': ['error', 3],

    // Imports.
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-duplicates': 'error',
    'import/no-unassigned-import': 'off',
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    'typescript/no-import-type-side-effects': 'error',
    'unicorn/prefer-node-protocol': 'error',
    'no-restricted-imports': ['error', { patterns: [foreignSource] }],

    // Promises: each is awaited, returned or said to be let go by `void`.
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/return-await': ['error', 'error-handling-correctness-only'],
    'promise/always-return': 'off',

    // Types: what comes in is `unknown` until a guard has looked at it.
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // A task may throw what it likes, and it is passed on.
    'typescript/only-throw-error': ['error', { allowThrowingUnknown: true }],
    'typescript/prefer-promise-reject-errors': 'error',

    // One way to say it.
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'object-shorthand': 'error',
    'no-else-return': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/throw-new-error': 'error',
    'typescript/array-type': 'error',
    'typescript/explicit-module-boundary-types': 'error',

    // `postMessage` of a worker has no origin.
    'unicorn/require-post-message-target-origin': 'off',
    // Node's emitters know no `addEventListener`.
    'unicorn/prefer-add-event-listener': 'off',
    // A value from elsewhere may be other than its type says.
    'typescript/no-unnecessary-type-conversion': 'off',
    // A set that changes under the loop is copied first; a string is spread into code points on purpose.
    'unicorn/no-useless-spread': 'off',
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    // The JSX transform imports React by itself.
    'react/react-in-jsx-scope': 'off',
    // Taste, not mistakes.
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'typescript/consistent-return': 'off',
    'unicorn/require-module-specifiers': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-new-array': 'off',
  },
  overrides: [
    { files: ['packages/*/src/**'], rules: { 'no-console': 'error', ...restrict(apps) } },
    { files: ['packages/workloads/src/**'], rules: restrict(ours) },
    leafOverride,
    ...roomOverrides,
    // Where a type is believed: a worker returns what the function given to the pool returns, a queue what was put.
    {
      files: ['packages/core/src/pool/result-types.ts', 'packages/core/src/channel/item-type.ts'],
      rules: { 'typescript/no-unnecessary-type-parameters': 'off' },
    },
    // Pixels, and the bits of a JPEG, are indexed within their bounds; a check of each would be most of the work.
    {
      files: ['packages/imaging/src/{jpeg,sample,similarity}/**'],
      rules: { 'typescript/no-non-null-assertion': 'off' },
    },
    // Astro writes the types of pages when it builds, which a check does not wait for; the build checks them.
    {
      files: ['apps/docs/src/llms/documents.ts'],
      rules: {
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
      },
    },
    {
      files: ['**/test/**'],
      rules: {
        'max-lines-per-function': 'off',
        'max-params': ['error', 4],
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-return': 'off',
        'typescript/no-unsafe-type-assertion': 'off',
        'typescript/unbound-method': 'off',
        'vitest/no-standalone-expect': 'off',
        'vitest/require-to-throw-message': 'off',
        'vitest/valid-expect': ['error', { maxArgs: 2 }],
        'typescript/explicit-module-boundary-types': 'off',
        'unicorn/consistent-function-scoping': 'off',
        'no-sparse-arrays': 'off',
        'typescript/no-extraneous-class': 'off',
      },
    },
    // Programs of every form that a user may write.
    {
      files: ['**/test/**/fixtures/**'],
      rules: {
        'no-console': 'off',
        'no-var': 'off',
        'import/no-default-export': 'off',
        'import/no-named-as-default-member': 'off',
      },
    },
    { files: ['**/*.config.{ts,mjs}'], rules: { 'import/no-default-export': 'off' } },
    // What the docs site reads it has written itself, in the same build; Astro's components are named as Astro names them.
    { files: ['apps/docs/src/**'], rules: { 'typescript/no-unsafe-type-assertion': 'off' } },
    { files: ['apps/docs/src/components/*.astro'], rules: { 'unicorn/filename-case': 'off' } },
    // No compiler looks at what configures the docs site, nor at what a browser runs as it is.
    {
      files: ['apps/docs/*.mjs', 'apps/docs/public/*.js'],
      rules: {
        'typescript/explicit-module-boundary-types': 'off',
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
  ],
})
