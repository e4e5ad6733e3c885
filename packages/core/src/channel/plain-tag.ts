interface PlainTags {
  readonly undefined: 0
  readonly null: 1
  readonly true: 2
  readonly false: 3
  readonly integer: 4
  readonly number: 5
  readonly string: 6
  readonly array: 7
  readonly object: 8
  readonly view: 9
  readonly wideString: 10
  readonly date: 11
  readonly integers: 12
  readonly doubles: 13
  readonly primitives: 14
  readonly table: 15
  readonly matrix: 16
  readonly memory: 17
}

/** What stands before each value that `writePlain` writes. */
export const PlainTag: PlainTags = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  integer: 4,
  number: 5,
  string: 6,
  array: 7,
  object: 8,
  view: 9,
  wideString: 10,
  date: 11,
  integers: 12,
  doubles: 13,
  primitives: 14,
  table: 15,
  matrix: 16,
  memory: 17,
}
