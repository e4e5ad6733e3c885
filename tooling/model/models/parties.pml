/*
 * What all models share: parties that may be killed, and cells on which they sleep in the kernel.
 *
 * A model sets PARTIES before it includes this, names its processes first, so that their numbers count from 0, and
 * includes `fate.pml` last.
 */

#ifndef DEATHS
#define DEATHS 1
#endif

/* A killed party makes no step any more: each process of a party is `provided (alive[_pid])`. */
bool alive[PARTIES] = true;
/* A party that is done needs nothing. */
bool isDone[PARTIES];
byte deaths;

/* The cell on which a party sleeps; 0 when it does not. */
#define AWAKE 0
byte asleep[4];

/* Words::sleep, the first half: the kernel compares the cell and puts the party in line in one step. */
#define FALL_ASLEEP(cell, isUnchanged) \
  d_step { if :: isUnchanged -> asleep[_pid] = cell :: else fi }

/*
 * A sleeper looks by itself from time to time (CHECKUP_MS, the heartbeat). That is for after a death only: while all
 * live, a wake has to come. A checkup that would find what the last look found changes nothing and is left out, and
 * those that find something are counted, so that looking for ever shows as being stuck.
 */
#ifndef CHECKUPS
#define CHECKUPS 3
#endif
byte checkups[PARTIES];
#define CHECKS_UP(finds) (deaths > 0 && checkups[_pid] < CHECKUPS && (finds)) -> checkups[_pid]++; asleep[_pid] = AWAKE

#define IS_AWAKE (asleep[_pid] == AWAKE)

/* Words::wake with a count of 1: any of those who sleep; `count` is how many were woken. */
inline wakeOne(cell, count) {
  atomic {
    count = 0;
    if
    :: asleep[0] == cell -> asleep[0] = AWAKE; count = 1
    :: asleep[1] == cell -> asleep[1] = AWAKE; count = 1
    :: asleep[2] == cell -> asleep[2] = AWAKE; count = 1
    :: asleep[3] == cell -> asleep[3] = AWAKE; count = 1
    :: else
    fi
  }
}

/* Words::wake without a count; a part of a step. */
#define WAKE_ALL(cell) \
  if :: asleep[0] == cell -> asleep[0] = AWAKE :: else fi; \
  if :: asleep[1] == cell -> asleep[1] = AWAKE :: else fi; \
  if :: asleep[2] == cell -> asleep[2] = AWAKE :: else fi; \
  if :: asleep[3] == cell -> asleep[3] = AWAKE :: else fi

/*
 * Parties::guarded: the guard is the word of `lock.pml`, taken here in one step, as that model shows that it can be
 * relied on, also after a death.
 */
byte guard;
#define ENTER_GUARD(first) atomic { guard == 0 || !alive[guard - 1] -> guard = _pid + 1; first }
#define LEAVE_GUARD guard = 0
