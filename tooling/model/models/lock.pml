/*
 * Lock: threads that take turns, of which any may be killed, and one may run out of time.
 *
 * Mirrors packages/core/src: memory/owner-word.ts (takeFree, attempt, free), memory/retry.ts (retrySync,
 * sleepAndRetry), sync/lock.ts (acquireSync), sync/held.ts (abandoned).
 */
#ifndef PARTIES
#define PARTIES 3
#endif
/* Times that the second thread takes the lock beyond once. */
#ifndef MORE_TURNS
#define MORE_TURNS 1
#endif
#include "parties.pml"

/* OwnerWord: who has the lock, in the upper bits, and whether somebody may sleep until it is free. */
#define AWAITED 1
#define MINE ((_pid + 1) << 1)
#define HAS_DEAD_OWNER(value) (!alive[((value) >> 1) - 1])
byte word;
#define WORD 1

/* Bookkeeping: whether the last holder died with the lock, and who is between acquiring and releasing. */
bool isOrphaned;
byte inside;

/* A compare-and-exchange of the word, and what was there; a part of a step. */
inline exchange(expected, replacement, result) {
  result = word;
  if :: word == expected -> word = replacement :: else fi
}

inline enter() {
  assert(inside == 0);
  inside = _pid + 1;
  checkups[_pid] = 0;
  goto hold
}

active [PARTIES] proctype thread() provided (alive[_pid]) {
  byte turn, seen, lower, count;
  bool sleepsNext, isCheckup, isLast;

acquire:
  /* Lock::acquireSync: the usual case at once. */
  atomic {
    if :: turn == 1 + (_pid == 1 -> MORE_TURNS : 0) -> goto finished :: else -> turn++ fi;
    sleepsNext = false;
    isCheckup = false;
    exchange(0, MINE, seen);
    if :: seen == 0 -> assert(!isOrphaned); enter() :: else fi
  }

attempt:
  /* OwnerWord::attempt */
  atomic {
#ifdef WOKEN_TAKES_UNAWAITED
    exchange(0, MINE, seen);
#else
    exchange(0, MINE | sleepsNext, seen);
#endif
    if
    :: seen == 0 -> assert(!isOrphaned); enter()
#ifndef NO_DEATH_CHECK
    :: seen != 0 && isCheckup && HAS_DEAD_OWNER(seen) -> goto takeOver
#endif
    :: else -> if :: sleepsNext && !(seen & AWAITED) -> goto ask :: else -> goto look fi
    fi
  }

takeOver:
  atomic {
    exchange(seen, MINE | AWAITED, lower);
    if
    /* `abandoned` is told, and rightly. */
    :: lower == seen -> assert(isOrphaned); isOrphaned = false; enter()
    :: else -> goto attempt
    fi
  }

ask:
  atomic { exchange(seen, seen | AWAITED, lower); if :: lower != seen -> goto attempt :: else fi }

look:
  atomic {
    lower = word;
    if
    :: lower == 0 || (sleepsNext && !(lower & AWAITED)) -> goto attempt
    :: else ->
      if
      :: isLast -> goto finished
      /* retrySync: once more before it sleeps. */
      :: !isLast && !sleepsNext -> sleepsNext = true; goto attempt
      :: else
      fi
    fi
  }

  /* sleepAndRetry */
  atomic { FALL_ASLEEP(WORD, word == lower) }
  if
  :: atomic { IS_AWAKE -> isCheckup = false; goto attempt }
  :: atomic { CHECKS_UP(word == 0 || HAS_DEAD_OWNER(word)); isCheckup = true; goto attempt }
  /* Its time is over, woken or not: it looks once more. */
  :: atomic { _pid == 0 -> asleep[_pid] = AWAKE; isLast = true; goto attempt }
  fi;

hold:
#ifdef WAKE_BEFORE_STORE
  wakeOne(WORD, count);
#endif
  /* OwnerWord::free */
free:
  atomic {
    inside = 0;
    exchange(MINE, 0, seen);
    if :: seen == MINE -> goto acquire :: else -> assert(seen == (MINE | AWAITED)) fi
  }
  atomic { exchange(seen, 0, lower); if :: lower != seen -> goto free :: else fi }
#ifndef WAKE_BEFORE_STORE
  wakeOne(WORD, count);
#endif
  goto acquire;

finished:
  isDone[_pid] = true
}

/* A word that names the dead is what `abandoned` has to be told for. */
#define ON_DEATH(victim) \
  if :: word >> 1 == victim + 1 -> isOrphaned = true :: else fi; \
  if :: inside == victim + 1 -> inside = 0 :: else fi

#define AT_REST \
  /* Nobody waits for ever: whoever lives got the lock each time, or ran out of time. */ \
  ALL_DONE

#include "fate.pml"
