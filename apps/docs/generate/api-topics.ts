import { type Application, Comment, CommentTag, type Context, Converter, type DeclarationReflection } from 'typedoc'

/** Which topic of the reference a folder of the sources belongs to; the first that fits counts. */
const topics: readonly (readonly [path: string, topic: string])[] = [
  ['/errors', 'Errors'],
  ['core/src/pool/', 'Pools'],
  ['core/src/monitor/', 'Watching'],
  ['core/src/guest/', 'Pools'],
  ['core/src/process/', 'Processes and threads'],
  ['core/src/channel/', 'Queues and connections'],
  ['core/src/manager/', 'Managers'],
  ['core/src/memory/', 'Shared memory'],
  ['core/src/sync/shared-array', 'Shared memory'],
  ['core/src/sync/value', 'Shared memory'],
  ['core/src/sync/', 'Locks and signals'],
  ['core/src/', 'Values'],
]

/** Has TypeDoc group what a package exports by topic, after the folder that it comes from. */
export function topicGroups(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    for (const child of project.children ?? []) addGroup(child)
  })
}

function addGroup(child: DeclarationReflection): void {
  const file = child.sources?.[0]?.fullFileName ?? fileOfSignature(child)
  const topic = topics.find(([path]) => file.includes(path))?.[1]
  if (topic === undefined) return
  child.comment ??= new Comment()
  child.comment.blockTags.push(new CommentTag('@group', [{ kind: 'text', text: topic }]))
}

function fileOfSignature(child: DeclarationReflection): string {
  return child.signatures?.[0]?.sources?.[0]?.fullFileName ?? ''
}
