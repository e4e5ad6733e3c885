/*
 * Semaphore: permits that threads take and give back; a killed thread's permits are free again.
 *
 * Mirrors packages/core/src: sync/semaphore.ts (attempt, release, freeOne), memory/parties.ts (guarded, own, sum,
 * removeDead), memory/retry.ts (retrySync). Behind the guard nobody else writes, so that reading there is no step of
 * its own; each write is.
 */
#ifndef PARTIES
#define PARTIES 4
#endif
#ifndef TOTAL
#define TOTAL 2
#endif
/* Times that the first thread takes a permit beyond once. */
#ifndef MORE_TURNS
#define MORE_TURNS 0
#endif
#include "parties.pml"

/* Counts by two; what those who wait sleep on. */
byte releases;
#define RELEASES 1
/* The count that somebody may sleep on, and its lowest bit set; 0 when nobody sleeps. */
byte awaited;

/* The rows of Parties. */
bool hasRow[PARTIES];
byte permits[PARTIES];

#define IS_DEAD_ROW(row) (hasRow[row] && !alive[row])
#define DEAD_HOLDS(row) (IS_DEAD_ROW(row) && permits[row] > 0)
#define DEAD_HOLD (DEAD_HOLDS(0) || DEAD_HOLDS(1) || DEAD_HOLDS(2) || DEAD_HOLDS(PARTIES - 1))
#define IN_ROW(row) (hasRow[row] -> permits[row] : 0)
#if PARTIES > 3
#define IS_FREE (IN_ROW(0) + IN_ROW(1) + IN_ROW(2) + IN_ROW(3) < TOTAL)
#else
#define IS_FREE (IN_ROW(0) + IN_ROW(1) + IN_ROW(2) < TOTAL)
#endif

byte row;
byte held;
/* Sums up rows; a part of a step. */
inline sumUp() {
  held = 0;
  row = 0;
  do
  :: row < PARTIES -> held = held + (hasRow[row] -> permits[row] : 0); row++
  :: else -> row = 0; break
  od
}

/* Bookkeeping: who goes on with a permit. */
byte holders;
bool holds[PARTIES];

active [PARTIES] proctype thread() provided (alive[_pid]) {
  byte turn, expected, seen, count;
  bool sleepsNext, isCheckup;

acquire:
  atomic {
    if :: turn == 1 + (_pid == 0 -> MORE_TURNS : 0) -> goto finished :: else -> turn++ fi;
    sleepsNext = false;
    isCheckup = false
  }

attempt:
  ENTER_GUARD(if :: isCheckup -> goto removeDead :: else -> goto sum fi);

removeDead:
  /* Parties::removeDead */
  if
#ifndef DEAD_ROWS_STAY
  :: atomic { IS_DEAD_ROW(0) -> hasRow[0] = false; goto removeDead }
  :: atomic { IS_DEAD_ROW(1) -> hasRow[1] = false; goto removeDead }
  :: atomic { IS_DEAD_ROW(2) -> hasRow[2] = false; goto removeDead }
  :: atomic { IS_DEAD_ROW(PARTIES - 1) -> hasRow[PARTIES - 1] = false; goto removeDead }
#endif
  :: atomic { else -> skip }
  fi;

sum:
  atomic {
    sumUp();
    if
    :: held >= TOTAL && sleepsNext -> goto ask
    :: held >= TOTAL && !sleepsNext -> sleepsNext = true; LEAVE_GUARD; goto attempt
    /* Parties::claim */
    :: held < TOTAL -> hasRow[_pid] = true
    fi
  }
  atomic {
    permits[_pid]++;
    holders++;
    holds[_pid] = true;
    checkups[_pid] = 0;
    held = 0;
    assert(holders <= TOTAL);
    LEAVE_GUARD;
    goto release
  }

ask:
  atomic { awaited = releases | 1; expected = releases; LEAVE_GUARD }
  /* sleepAndRetry */
  atomic { FALL_ASLEEP(RELEASES, releases == expected) }
  if
  :: atomic { IS_AWAKE -> isCheckup = false; goto attempt }
  :: atomic { CHECKS_UP(releases != expected || DEAD_HOLD || IS_FREE); isCheckup = true; goto attempt }
  fi;

release:
  ENTER_GUARD(skip);
  atomic { permits[_pid]--; holders--; holds[_pid] = false }
#ifndef WAKE_BEFORE_COUNT
  releases = releases + 2;
#endif
#ifdef FLAG_CLEARED_BY_WAKER
  LEAVE_GUARD;
  atomic { if :: awaited == 0 -> goto acquire :: else -> awaited = 0 fi }
  wakeOne(RELEASES, count);
  if :: count > 0 -> awaited = 1 :: else fi;
#else
  atomic {
    seen = awaited;
#ifndef WAKE_BEFORE_COUNT
    LEAVE_GUARD;
#endif
    if :: seen == 0 -> goto acquire :: else fi
  }
  wakeOne(RELEASES, count);
#ifdef WAKE_BEFORE_COUNT
  releases = releases + 2;
  LEAVE_GUARD;
#endif
  if
  :: atomic { count == 0 -> if :: awaited == seen -> awaited = 0 :: else fi }
  :: atomic { count > 0 -> skip }
  fi;
#endif
  goto acquire;

finished:
  isDone[_pid] = true
}

#define ON_DEATH(victim) \
  if :: holds[victim] -> holders--; holds[victim] = false :: else fi

#define AT_REST \
  /* Nobody waits for ever: whoever lives got a permit each time. */ \
  ALL_DONE

#include "fate.pml"
