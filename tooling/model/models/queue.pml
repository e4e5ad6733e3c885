/*
 * Queue: a ring in shared memory, with those who put and those who take, of which any may be killed.
 *
 * Mirrors packages/core/src/channel: ring.ts (put, take, shutDown), ring-tail.ts (putInside), ring-head.ts (take,
 * mayHaveItem, takeInside), ring-end.ts (load, pass, shut), ring-lock.ts (tryEnter, takeOverOrWait, wait, leave),
 * sleepers.ts; and item-line.ts and memory/retry.ts (retrySync). Messages have one size, so a place is the number of a
 * slot; segments and their signs are not in it.
 */
#ifndef PUTTERS
#define PUTTERS 2
#endif
#ifndef TAKERS
#define TAKERS 1
#endif
#define PARTIES (PUTTERS + TAKERS)
#ifndef MAX_ITEMS
#define MAX_ITEMS 1
#endif
/* Items that each puts. */
#ifndef ITEMS
#define ITEMS 2
#endif
#include "parties.pml"

#define SLOTS (MAX_ITEMS + 1)
byte slots[SLOTS];

/* RingEnd: a stamp that counts by two, and the place twice. */
#define SHUT 1
byte tail, head;
byte tailAt[2], headAt[2];
#define COPY_FOR(stamp) (((stamp) >> 1) & 1)
#define BETWEEN(tail, head) (((tail) >> 1) - ((head) >> 1))

/* RingLock: its holder, in the upper bits, and whether somebody waits. */
#define AWAITED 1
#define MINE ((_pid + 1) << 1)
#define HAS_DEAD_OWNER(value) ((value) > 1 && !alive[((value) >> 1) - 1])
byte lockOfTail, lockOfHead;

/* Sleepers: the lowest bit says that somebody may sleep, the rest counts the wakes. */
byte takers, putters;

/* The cells on which one sleeps, and what they hold. */
#define LOCK_OF_TAIL 1
#define LOCK_OF_HEAD 2
#define TAKERS_CELL 3
#define PUTTERS_CELL 4
#define VALUE(cell) (cell == LOCK_OF_TAIL -> lockOfTail : (cell == LOCK_OF_HEAD -> lockOfHead : WAITED_ON(cell)))
#define WAITED_ON(cell) (cell == TAKERS_CELL -> takers : putters)
/* Whether what a sleeper waits for is there. */
#define FINDS(cell) (VALUE(cell) != expected || \
  (cell == LOCK_OF_TAIL && HAS_DEAD_OWNER(lockOfTail)) || (cell == LOCK_OF_HEAD && HAS_DEAD_OWNER(lockOfHead)) || \
  (cell == TAKERS_CELL && BETWEEN(tail, head) > 0) || (cell == PUTTERS_CELL && BETWEEN(tail, head) < MAX_ITEMS))

/* Bookkeeping. Items of one party are numbered from 1. */
#define ITEM(party, number) ((party << 4) | number)
byte put[PUTTERS], taken[PUTTERS];

/* RingLock::tryEnter with its takeOverOrWait and wait; goes to `inside` with the lock, or to `sleep`. */
#define ENTER(lock, cellOfLock) \
  atomic { if :: lock == 0 -> lock = MINE; goto inside :: else fi } \
  atomic { \
    word = lock; \
    if :: word == 0 || (isCheckup && HAS_DEAD_OWNER(word)) -> skip :: else -> goto waitForLock fi \
  } \
  atomic { \
    if :: lock == word -> lock = MINE | (word & AWAITED); goto inside :: else fi \
  } \
waitForLock: \
  atomic { \
    word = lock; \
    cell = cellOfLock; \
    expected = (word == 0 || sleepsNext -> word | AWAITED : word); \
    if :: word == 0 || !sleepsNext -> goto sleep :: else fi \
  } \
  atomic { if :: lock == word -> lock = expected :: else fi; goto sleep }

/* retrySync: looks again at once the first time, and sleeps from then on. */
#define SLEEP \
  atomic { \
    if :: !sleepsNext -> sleepsNext = true; goto attempt :: else fi; \
    if :: VALUE(cell) == expected -> asleep[_pid] = cell :: else fi \
  } \
  if \
  :: atomic { IS_AWAKE -> isCheckup = false; goto attempt } \
  :: atomic { \
       CHECKS_UP(FINDS(cell)); \
       isCheckup = true; \
       goto attempt \
     } \
  fi

/* RingLock::leave; goes to `wakeOthers` when something has moved, or else to `sleep`. */
#define LEAVE(lock, cellOfLock) \
  atomic { \
    word = lock; \
    lock = 0; \
    if :: word & AWAITED -> skip :: else -> goto left fi \
  } \
  atomic { WAKE_ALL(cellOfLock) }

/* Sleepers::ticket, and the look after it. */
#define ASK(sleepers) atomic { if :: sleepsNext -> sleepers = sleepers | 1; expected = sleepers :: else fi }
#ifdef NO_LOOK_AFTER_TICKET
#define LOOK(isChanged) skip
#else
#define LOOK(isChanged) atomic { if :: expected > 0 && isChanged -> expected = 0 :: else fi }
#endif

/* Sleepers::wake */
#ifdef WAKES_UNCOUNTED
#define NEXT(ticket) (ticket - 1)
#else
#define NEXT(ticket) (ticket + 1)
#endif
#define WAKE(sleepers, cell, done) \
  atomic { word = sleepers; if :: word & 1 -> skip :: else -> goto done fi } \
  atomic { if :: sleepers == word -> sleepers = NEXT(word) :: else -> goto done fi } \
  atomic { WAKE_ALL(cell) }

active [PUTTERS] proctype putter() provided (alive[_pid]) {
  byte number, at, word, cell, expected;
  /* What it saw of the ends last. */
  byte ownTail, ownHead;
  bool sleepsNext, isCheckup, hasMoved;

next:
  atomic {
    sleepsNext = false;
    isCheckup = false;
    hasMoved = false;
    if :: number == ITEMS -> goto finished :: else -> number++ fi
  }

attempt:
  ENTER(lockOfTail, LOCK_OF_TAIL)

inside:
  /* RingTail::putInside: a view of the head serves as long as nobody else has put anything. */
  atomic {
    hasMoved = (ownTail != tail);
    ownTail = tail;
    at = tailAt[COPY_FOR(tail)];
    if
    :: ownTail & SHUT -> hasMoved = false; goto leave
    :: !(ownTail & SHUT) && !hasMoved && BETWEEN(ownTail, ownHead) < MAX_ITEMS -> goto write
    :: else
    fi
  }
  atomic {
    hasMoved = false;
    ownHead = head;
    if :: BETWEEN(ownTail, ownHead) < MAX_ITEMS -> goto write :: else fi
  }
  ASK(putters);
  LOOK(head != ownHead);
  LOOK(tail != ownTail);
  atomic { cell = PUTTERS_CELL; goto leave }

write:
  atomic {
    /* Nobody looks there now: what lies from head to tail is not written over. */
    assert(BETWEEN(tail, head) <= MAX_ITEMS && at == (tail >> 1) % SLOTS);
    slots[at] = ITEM(_pid, number)
  }
  /* RingEnd::pass */
#ifdef ONE_COPY
  tailAt[COPY_FOR(ownTail)] = (at + 1) % SLOTS;
  tailAt[1 - COPY_FOR(ownTail)] = (at + 1) % SLOTS;
#else
  tailAt[1 - COPY_FOR(ownTail)] = (at + 1) % SLOTS;
#endif
  atomic {
    if
    :: tail == ownTail ->
      tail = tail + 2;
      ownTail = tail;
      hasMoved = true;
      checkups[_pid] = 0;
      put[_pid] = number;
      assert(BETWEEN(tail, head) <= MAX_ITEMS)
    /* Shut meanwhile. */
    :: else -> ownTail = tail
    fi
  }

leave:
  LEAVE(lockOfTail, LOCK_OF_TAIL)
left:
  if
  :: atomic { hasMoved -> skip }
  :: atomic { !hasMoved && (ownTail & SHUT) -> goto finished }
  :: atomic { !hasMoved && !(ownTail & SHUT) -> goto sleep }
  fi;
  WAKE(takers, TAKERS_CELL, next);
  goto next;

sleep:
  SLEEP;

finished:
  isDone[_pid] = true
}

active [TAKERS] proctype taker() provided (alive[_pid]) {
  byte item, at, word, cell, expected;
  byte ownTail, ownHead;
  bool sleepsNext, isCheckup, hasMoved;

next:
  atomic { sleepsNext = false; isCheckup = false; hasMoved = false; item = 0 }

attempt:
  /* RingHead::mayHaveItem: without the lock. */
  atomic {
    word = head;
    if :: word == ownHead && BETWEEN(ownTail, ownHead) > 0 -> goto enter :: else fi
  }
  atomic {
    expected = tail;
    if :: BETWEEN(expected, word) > 0 -> goto enter :: else -> at = expected fi
  }
  ASK(takers);
  LOOK(tail != at);
  atomic { cell = TAKERS_CELL; goto lookAtEnd }

enter:
  ENTER(lockOfHead, LOCK_OF_HEAD)

inside:
  /* RingHead::takeInside */
  atomic {
    hasMoved = (ownHead != head);
    ownHead = head;
    if :: !hasMoved && BETWEEN(ownTail, ownHead) > 0 -> goto read :: else fi
  }
  atomic {
    hasMoved = false;
    ownTail = tail;
    if :: BETWEEN(ownTail, ownHead) > 0 -> goto read :: else fi
  }
  ASK(takers);
  LOOK(tail != ownTail);
  atomic { cell = TAKERS_CELL; goto leave }

read:
  atomic {
    at = headAt[COPY_FOR(ownHead)];
    assert(at == (head >> 1) % SLOTS);
    item = slots[at]
  }
  /* RingEnd::pass */
#ifdef ONE_COPY
  headAt[COPY_FOR(ownHead)] = (at + 1) % SLOTS;
  headAt[1 - COPY_FOR(ownHead)] = (at + 1) % SLOTS;
#else
  headAt[1 - COPY_FOR(ownHead)] = (at + 1) % SLOTS;
#endif
  atomic {
    assert(head == ownHead);
    head = head + 2;
    ownHead = head;
    hasMoved = true;
    checkups[_pid] = 0;
    /* Each item once, those of one party in order. */
    assert((item & 15) == taken[item >> 4] + 1);
    taken[item >> 4]++
  }

leave:
  LEAVE(lockOfHead, LOCK_OF_HEAD)
left:
  if
  :: atomic { hasMoved -> skip }
  :: atomic { !hasMoved -> goto lookAtEnd }
  fi;
  WAKE(putters, PUTTERS_CELL, next);
  goto next;

lookAtEnd:
  /* ItemLine::receive: once it is shut nothing is added to what is there. */
  atomic { if :: tail & SHUT -> skip :: else -> goto sleep fi }
  atomic { if :: BETWEEN(tail, head) == 0 -> goto finished :: else fi }

sleep:
  SLEEP;

finished:
  isDone[_pid] = true
}

#ifdef SHUTS_DOWN
/* Ring::shutDown, at any time; that one is not killed. */
active proctype shutter() {
  byte word;
  tail = tail | SHUT;
#ifndef SHUT_UNTOLD
  WAKE(takers, TAKERS_CELL, second);
second:
  WAKE(putters, PUTTERS_CELL, third);
third:
  atomic { WAKE_ALL(LOCK_OF_TAIL) }
  atomic { WAKE_ALL(LOCK_OF_HEAD) }
#endif
}
#endif

#define ON_DEATH(victim) skip

#ifdef SHUTS_DOWN
#define AT_REST ALL_DONE
#else
#define AT_REST \
  /* Who waits waits with reason. */ \
  for (each : 0 .. PARTIES - 1) { \
    if \
    :: !alive[each] || isDone[each] \
    :: else -> \
      if \
      :: each < PUTTERS -> assert(BETWEEN(tail, head) == MAX_ITEMS) \
      :: else -> assert(BETWEEN(tail, head) == 0) \
      fi \
    fi \
  } \
  /* What is in is what was put and not taken. */ \
  each = 0; \
  assert(BETWEEN(tail, head) == put[0] - taken[0] + put[PUTTERS - 1] * (PUTTERS - 1) - taken[PUTTERS - 1] * (PUTTERS - 1))
#endif

#include "fate.pml"
