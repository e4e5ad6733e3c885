/*
 * Condition: threads that wait until there is stock, and others that bring some and notify.
 *
 * Mirrors packages/core/src: sync/condition.ts (begin, waitSync, notify), sync/condition-line.ts (join, attempt, leave,
 * answer, passOn), sync/suspension.ts, memory/parties.ts and memory/retry.ts (retrySync). Lock and guard are the words
 * of `lock.pml`, each taken in one step. Each thread has one wait at a time.
 */
#ifndef WAITERS
#define WAITERS 2
#endif
#ifndef NOTIFIERS
#define NOTIFIERS 1
#endif
/* How often each notifier brings one. */
#ifndef NOTIFIES
#define NOTIFIES 2
#endif
#define PARTIES (WAITERS + NOTIFIERS)
#include "parties.pml"

/* The lock of the condition. */
byte lock;
#define ACQUIRE atomic { lock == 0 || !alive[lock - 1] -> lock = _pid + 1 }

/* The rows of Parties, one for each waiter: questions asked and waits that returned with an answer are one cell. */
bool hasRow[WAITERS];
byte asked[WAITERS], returned[WAITERS], answered[WAITERS];
#define OPEN(row) (hasRow[row] && asked[row] != answered[row])
#define UNTAKEN(row) (hasRow[row] && answered[row] != returned[row])
#define IS_LEFT(row) (UNTAKEN(row) && !alive[row])
#define ANY_LEFT (IS_LEFT(0) || IS_LEFT(1) || IS_LEFT(WAITERS - 1))
#ifdef NOTIFIED_KEEPS
#define PASSES_ON false
#else
#define PASSES_ON true
#endif
byte cursor;
/* Each sleeps on the cell of its own answers. */
#define ANSWERS(row) (row + 1)

/* What the lock protects. */
byte stock;
/* Bookkeeping: somebody died while he held the lock, so that what it protects may be half changed. */
bool isAbandoned;

/* ConditionLine::answer, of one question, behind the guard: in turn, and past the dead. `row` is the one answered. */
#define ANSWER \
  atomic { row = cursor; step = 0 } \
  do \
  :: atomic { step == WAITERS -> row = WAITERS; break } \
  :: atomic { step < WAITERS && !OPEN(row) -> row = (row + 1) % WAITERS; step++ } \
  :: atomic { \
       step < WAITERS && OPEN(row) && !alive[row] -> \
       hasRow[row] = false; \
       row = (row + 1) % WAITERS; \
       step++ \
     } \
  :: atomic { step < WAITERS && OPEN(row) && alive[row] -> answered[row]++ } \
     atomic { cursor = (row + 1) % WAITERS; break } \
  od

active [WAITERS] proctype waiter() provided (alive[_pid]) {
  byte answers, row, step, dead;
  bool sleepsNext;

  ACQUIRE;

again:
  if
  :: atomic { stock > 0 -> stock-- }
     goto release
  :: atomic { stock == 0 -> skip }
  fi;

#ifdef RELEASES_BEFORE_IT_ASKS
  lock = 0;
#endif
  /* ConditionLine::join */
  ENTER_GUARD(skip);
  if
  :: atomic { !hasRow[_pid] -> asked[_pid] = 0; returned[_pid] = 0; answered[_pid] = 0; hasRow[_pid] = true }
  :: atomic { hasRow[_pid] -> skip }
  fi;
  atomic { asked[_pid]++; LEAVE_GUARD; sleepsNext = false }
#ifndef RELEASES_BEFORE_IT_ASKS
  /* Suspension */
  lock = 0;
#endif

attempt:
  /* ConditionLine::attempt */
  answers = answered[_pid];
  atomic {
    if
    :: asked[_pid] == answered[_pid] -> goto resume
    :: else -> if :: !sleepsNext -> sleepsNext = true; goto attempt :: else fi
    fi
  }
  atomic { FALL_ASLEEP(ANSWERS(_pid), answered[_pid] == answers) }
  if
  :: atomic { IS_AWAKE -> goto attempt }
  :: atomic { CHECKS_UP(answered[_pid] != answers || (PASSES_ON && ANY_LEFT)) }
  /* Its time is over: whether it was answered is seen once it has the lock. */
  :: atomic { _pid == 0 -> asleep[_pid] = AWAKE; goto resume }
  fi;

  /* ConditionLine::passOn: an answer that one who has died had, and did not return with. */
#ifndef NOTIFIED_KEEPS
  ENTER_GUARD(skip);
  atomic {
    if
    :: IS_LEFT(0) -> dead = 0
    :: IS_LEFT(1) -> dead = 1
    :: IS_LEFT(WAITERS - 1) -> dead = WAITERS - 1
    :: else -> LEAVE_GUARD; goto attempt
    fi
  }
  ANSWER;
  atomic { hasRow[dead] = false; dead = 0; LEAVE_GUARD }
  atomic { if :: row < WAITERS -> WAKE_ALL(ANSWERS(row)) :: else fi; row = 0; step = 0 }
#endif
  goto attempt;

resume:
  ACQUIRE;
  /* ConditionLine::leave */
  ENTER_GUARD(skip);
  atomic {
    if
    :: asked[_pid] == answered[_pid] -> returned[_pid]++
    :: else -> asked[_pid]--; LEAVE_GUARD; goto release
    fi;
    checkups[_pid] = 0;
    LEAVE_GUARD;
    goto again
  }

release:
  atomic { lock = 0; isDone[_pid] = true }
}

active [NOTIFIERS] proctype notifier() provided (alive[_pid]) {
  byte number, row, step;

  do
  :: number == NOTIFIES -> break
  :: number < NOTIFIES ->
    number++;
    ACQUIRE;
    stock++;
    ENTER_GUARD(skip);
#ifdef WAKES_BEFORE_IT_ANSWERS
    row = cursor;
    atomic { WAKE_ALL(ANSWERS(row)) }
#endif
    ANSWER;
    LEAVE_GUARD;
#ifndef WAKES_BEFORE_IT_ANSWERS
    atomic { if :: row < WAITERS -> WAKE_ALL(ANSWERS(row)) :: else fi; row = 0; step = 0 }
#endif
    lock = 0
  od;
  isDone[_pid] = true
}

#define ON_DEATH(victim) if :: lock == victim + 1 -> isAbandoned = true :: else fi

/* Nobody waits while there is stock, unless one died with the lock: whoever gets that next is told. */
#define AT_REST \
  for (each : 0 .. PARTIES - 1) { \
    assert(!alive[each] || isDone[each] || (each < WAITERS && (stock == 0 || isAbandoned))) \
  }

#include "fate.pml"
