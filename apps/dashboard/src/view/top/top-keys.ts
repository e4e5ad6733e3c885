import type { TopState } from '../../model/top/top-state.ts'
import type { KeyMap } from '../key-map.ts'

/** What a key asks for. */
export type TopAction =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'open'
  | 'close'
  | `page-${1 | 2 | 3 | 4 | 5 | 6}`
  | 'next-page'
  | 'errors'
  | 'what-if'
  | 'sort'
  | 'filter'
  | 'zoom'
  | 'freeze'
  | 'more'
  | 'fewer'
  | 'pause'
  | 'drain'
  | 'kill'
  | 'copy'
  | 'record'
  | 'faster'
  | 'slower'
  | 'help'
  | 'quit'

const isReplay = (state: TopState): boolean => state.source.replay !== undefined
const isWhatIf = (state: TopState): boolean => state.view.page === 'what-if'
const allowsControl = ({ program, source }: TopState): boolean =>
  source.type === 'live' && program.pools.some(({ facts, endedAt }) => facts.allowsControl && endedAt === undefined)

/** All keys of `mp top` and `mp replay`. */
export const topKeys: KeyMap<TopAction, TopState> = [
  {
    keys: { up: 'up', down: 'down', k: 'up', j: 'down' },
    shown: () => 'j/k',
    short: (state) => (isWhatIf(state) ? 'chunk' : 'move'),
    long: 'choose a worker; what-if page: another chunk size (also the arrows)',
  },
  {
    keys: { return: 'open' },
    shown: (glyphs) => glyphs.enter,
    short: () => 'open',
    long: 'all about the chosen worker: its task, its end, its figures',
  },
  {
    keys: { escape: 'close' },
    shown: () => 'esc',
    short: (state) => (state.view.page === 'overview' && !state.view.isDetailOpen ? '' : 'back'),
    long: 'back to the overview; also takes a filter away',
  },
  {
    keys: { left: 'left', right: 'right' },
    shown: (glyphs) => glyphs.leftRight,
    short: (state) => (isReplay(state) ? 'seek' : isWhatIf(state) ? 'workers' : ''),
    long: 'replay: five seconds back or on; what-if page: fewer or more workers',
  },
  {
    keys: { '<': 'slower', '>': 'faster' },
    shown: () => '< >',
    short: (state) => (isReplay(state) ? 'speed' : ''),
    long: 'replay: half or twice the speed',
  },
  {
    keys: { e: 'errors' },
    shown: () => 'e',
    short: () => 'errors',
    long: 'errors in groups: argument, source line, worker; the log below',
  },
  {
    keys: { s: 'sort' },
    shown: () => 's',
    short: () => 'sort',
    long: 'sort workers by place, busy, done, memory, task; trouble stays on top',
  },
  {
    keys: { '/': 'filter' },
    shown: () => '/',
    short: () => 'find',
    long: 'only workers with a text; enter keeps it, esc takes it away',
  },
  {
    keys: { f: 'freeze', space: 'freeze' },
    shown: () => 'f',
    short: (state) => (state.isFrozen || state.source.replay?.isPaused === true ? 'go on' : 'freeze'),
    long: 'hold the picture still, events still count (replay: pause); also space',
  },
  {
    keys: { w: 'what-if' },
    shown: () => 'w',
    short: () => 'what if',
    long: 'simulate the recorded tasks with other workers and chunk sizes',
  },
  {
    keys: { 1: 'page-1', 2: 'page-2', 3: 'page-3', 4: 'page-4', 5: 'page-5', 6: 'page-6', tab: 'next-page' },
    shown: () => '1-6',
    short: () => 'pages',
    long: 'overview, timeline, workers, tasks, queues and memory, errors; tab: next',
  },
  {
    keys: { z: 'zoom', t: 'page-2' },
    shown: () => 'z',
    short: () => 'zoom',
    long: 'timeline of 30 s, a minute, 10 s or the whole run; t shows it alone',
  },
  {
    keys: { p: 'pause' },
    shown: () => 'p',
    short: (state) => (allowsControl(state) ? 'pause' : ''),
    long: 'pause the pool or let it go on: running tasks finish, none begins',
  },
  {
    keys: { '+': 'more', '=': 'more', '-': 'fewer' },
    shown: () => '+ -',
    short: (state) => (allowsControl(state) ? 'workers' : ''),
    long: 'one worker more or fewer for the pool',
  },
  {
    keys: { d: 'drain' },
    shown: () => 'd',
    short: () => '',
    long: 'drain the pool: it finishes what it has, takes nothing new, and ends',
  },
  {
    keys: { x: 'kill' },
    shown: () => 'x',
    short: () => '',
    long: 'end the task of the chosen worker; with retries it runs again',
  },
  {
    keys: { c: 'copy' },
    shown: () => 'c',
    short: () => 'copy',
    long: 'copy the newest error, else the verdict, by the terminal (OSC 52)',
  },
  {
    keys: { r: 'record' },
    shown: () => 'r',
    short: ({ source }) => (source.type === 'replay' ? '' : source.recording === undefined ? 'record' : 'stop rec'),
    long: 'record into a file for mp replay and mp report, or stop recording',
  },
  { keys: { '?': 'help' }, shown: () => '?', short: () => 'keys', long: 'open or close this page' },
  { keys: { q: 'quit', 'ctrl+c': 'quit' }, shown: () => 'q', short: () => 'quit', long: 'leave; the program goes on' },
]
