/*
 * Lane: a host that hands tasks to workers, of which any may be killed, and moves what was not started to an idle one.
 *
 * Mirrors packages/core/src: lane/bell.ts, lane/task-writer.ts (publish), lane/task-reader.ts (next), lane/task-record.ts
 * (start, cut, end), lane/outcome-writer.ts (put), lane/outcome-reader.ts (peek, advance), lane/guest-lane.ts (sleep);
 * guest/lane-loop.ts, guest/task-run.ts and guest/outcome-reporter.ts (putLater, ring); pool/worker-tasks.ts (sweep,
 * takeOutcomes, takeNumbers, recall, fail), pool/flight.ts (cut), pool/sweeper.ts, pool/balancer.ts, pool/task-clock.ts.
 * Outcomes have one size; the clock of a pool is its time limit, of which only the look matters here.
 */
#ifndef WORKERS
#define WORKERS 2
#endif
#define PARTIES WORKERS
#ifndef TASKS
#define TASKS 2
#endif
/* Outcomes that find room in a lane. */
#ifndef ROOM
#define ROOM 1
#endif
/* How often the balancer takes tasks away, and the clock looks. */
#ifndef MOVES
#define MOVES 1
#endif
#ifndef LOOKS
#define LOOKS 1
#endif
#include "parties.pml"

#define RECORDS (MOVES + 2)
#define CUT 8

/* A record of consecutive tasks. */
typedef Record { byte from, count, started; bool hasEnded }
typedef Outcome { byte record, item }
typedef Lane {
  /* Written by the host. */
  byte taskCount, outcomeHead;
  Record records[RECORDS];
  /* Written by the worker. */
  byte outcomeCount;
  Outcome outcomes[ROOM];
  /* The bells. */
  bool hostAsleep, guestAsleep, needsRoom;
  /* Messages on their way: all of them say `wake`. */
  byte toGuest, toHost;
  /* The host's own notes: the first flight, the first task of it that is not settled, and where it was cut. */
  byte first, next;
  byte end[RECORDS];
  bool hasExited
}
Lane lanes[WORKERS];

/* What became of each task: how often it was run, whether its result stands in its place, and how it was settled. */
byte runs[TASKS], inPlace[TASKS], settled[TASKS];
#define DONE 1
#define FAILED 2
/* Tasks that wait for a worker. */
bool isWaiting[TASKS] = true;

active [WORKERS] proctype worker() provided (alive[_pid]) {
  byte read, item, started, task;
#define MY lanes[_pid]
#define RECORD MY.records[read]

loop:
  /* LaneLoop: the next record, or else sleep. */
  atomic { if :: MY.taskCount != read -> item = 0; goto work :: else fi }
#ifdef NO_LOOK_BEFORE_SLEEP
  atomic { MY.guestAsleep = true; goto idle }
#else
  MY.guestAsleep = true;
  atomic { if :: MY.taskCount == read -> goto idle :: else fi }
  atomic { MY.guestAsleep = false; goto loop }
#endif

idle:
  atomic { MY.toGuest > 0 -> MY.toGuest--; goto loop }

work:
  atomic {
    if :: item == RECORD.count -> goto end :: else fi;
    /* TaskRecord::start */
#ifdef START_BY_STORE
    if :: RECORD.started & CUT -> goto end :: else -> started = RECORD.started fi
  }
  atomic {
    RECORD.started = item + 1;
#else
    if :: RECORD.started == item -> RECORD.started = item + 1 :: else -> goto end fi;
#endif
    task = RECORD.from + item;
    runs[task]++;
    /* Nothing runs twice. */
    assert(runs[task] == 1)
  }
  if
  /* A number goes where its input was. */
#ifndef NO_NUMBERS
  :: atomic { inPlace[task] = true; item++; goto work }
#endif
#ifndef NO_VALUES
  :: atomic { goto report }
#endif
  fi;

report:
  /* OutcomeReporter::put */
  atomic {
    if
    :: MY.outcomeCount - MY.outcomeHead < ROOM ->
      MY.outcomes[MY.outcomeCount % ROOM].record = read;
      MY.outcomes[MY.outcomeCount % ROOM].item = item
    :: else -> goto noRoom
    fi
  }
  atomic { MY.outcomeCount++; item++; goto work }

noRoom:
  MY.needsRoom = true;
  atomic {
    if
    :: MY.outcomeCount - MY.outcomeHead < ROOM ->
      MY.outcomes[MY.outcomeCount % ROOM].record = read;
      MY.outcomes[MY.outcomeCount % ROOM].item = item
    :: else -> goto ringForRoom
    fi
  }
  atomic { MY.outcomeCount++; item++; goto work }
ringForRoom:
  /* Bell::mustRing */
  atomic { if :: MY.hostAsleep -> skip :: else -> goto untilRoom fi }
  atomic { if :: MY.hostAsleep -> MY.hostAsleep = false :: else -> goto untilRoom fi }
  atomic { MY.toHost++ }
untilRoom:
  atomic { MY.toGuest > 0 -> MY.toGuest--; goto noRoom }

end:
  atomic { RECORD.hasEnded = true; read++; item = 0; task = 0 }
  atomic { if :: MY.hostAsleep -> skip :: else -> goto turn fi }
  atomic { if :: MY.hostAsleep -> MY.hostAsleep = false :: else -> goto turn fi }
  atomic { MY.toHost++ }
turn:
  /* A message that comes while it is awake says nothing. */
  if
  :: atomic { MY.toGuest > 0 -> MY.toGuest--; goto loop }
  :: atomic { goto loop }
  fi
}

/* The notes of the host about one lane. */
#define THE lanes[lane]
#define FLIGHT THE.records[THE.first]

inline settle(position, how) {
  assert(settled[position] == 0);
  settled[position] = how
}

/* Batch::giveBack */
inline giveBack(low, high) {
  i = low;
  do
  :: i < high -> assert(!isWaiting[i] && settled[i] == 0); isWaiting[i] = true; i++
  :: else -> i = 0; break
  od
}

/* WorkerTasks::takeNumbers */
inline takeNumbers(to) {
  do
  :: THE.next < to ->
    assert(inPlace[FLIGHT.from + THE.next]);
    settle(FLIGHT.from + THE.next, DONE);
    THE.next++
  :: else -> break
  od
}

/* WorkerTasks::sweep, of one lane; `isNews` becomes true if there was anything. */
inline sweep() {
  do
  :: atomic { THE.first == THE.taskCount -> break }
  :: atomic {
       THE.first != THE.taskCount ->
#ifdef STATE_READ_LAST
       skip
#else
       hasEnded = FLIGHT.hasEnded
#endif
     }
#ifndef STATE_READ_LAST
     started = FLIGHT.started & ~CUT;
#endif
     do
     :: atomic {
          THE.outcomeCount != THE.outcomeHead && THE.outcomes[THE.outcomeHead % ROOM].record == THE.first ->
          takeNumbers(THE.outcomes[THE.outcomeHead % ROOM].item);
          assert(THE.next == THE.outcomes[THE.outcomeHead % ROOM].item);
          settle(FLIGHT.from + THE.next, DONE);
          THE.next++
        }
        atomic { THE.outcomeHead++; isNews = true }
     :: atomic { else -> break }
     od;
#ifdef STATE_READ_LAST
     atomic { hasEnded = FLIGHT.hasEnded; started = FLIGHT.started & ~CUT }
#endif
     atomic {
       i = THE.next;
       /* The last one that was started may still run. */
       upTo = started;
       if :: !hasEnded && upTo > 0 -> upTo-- :: else fi;
       takeNumbers(upTo);
       upTo = 0;
       isNews = isNews || hasEnded || THE.next > i;
       i = 0;
       if
       :: hasEnded ->
         giveBack(FLIGHT.from + started, FLIGHT.from + THE.end[THE.first]);
         THE.next = 0;
         THE.first++
       :: else -> break
       fi
     }
  od;
  atomic { hasEnded = false; started = 0 }
}

/* WorkerLine::ringForRoom, whenever something was read. */
inline ringForRoom() {
  if
  :: atomic { isNews && THE.needsRoom -> skip }
     if
     :: atomic { THE.needsRoom -> THE.needsRoom = false }
        atomic { if :: alive[lane] -> THE.toGuest++ :: else fi }
     :: atomic { else -> skip }
     fi
  :: atomic { !(isNews && THE.needsRoom) -> skip }
  fi
}

/* Flight::cut, of one flight; what was not started waits again. */
inline cut(flight, settledBefore) {
  atomic {
    started = THE.records[flight].started;
#ifdef CUT_BY_STORE
  }
  atomic {
#endif
    THE.records[flight].started = started | CUT;
    started = started & ~CUT;
    started = (settledBefore > started -> settledBefore : started);
    if
    :: started < THE.end[flight] ->
      giveBack(THE.records[flight].from + started, THE.records[flight].from + THE.end[flight]);
      THE.end[flight] = started
    :: else
    fi;
    started = 0
  }
}

#define IS_IDLE(lane) (!lanes[lane].hasExited && lanes[lane].first == lanes[lane].taskCount)
#define HAS_IDLE (IS_IDLE(0) || IS_IDLE(WORKERS - 1))
#define NONE_WAITS (!isWaiting[0] && !isWaiting[TASKS - 1] && !isWaiting[1])
/* Tasks of the first flight that were not started. */
#define HAS_REST(lane) (lanes[lane].first != lanes[lane].taskCount && \
  (lanes[lane].records[lanes[lane].first].started & ~CUT) < lanes[lane].end[lanes[lane].first])

active proctype host() {
  byte lane, i, from, moves, looks, started, upTo, flight;
  bool isNews, hasEnded, isArmed;

  do
  /* Scheduler::handOut: consecutive tasks that wait go to an idle worker, and its bell is looked at. */
  :: atomic {
       !NONE_WAITS && HAS_IDLE ->
       if :: IS_IDLE(0) -> lane = 0 :: IS_IDLE(WORKERS - 1) -> lane = WORKERS - 1 fi;
       from = 0;
       do :: !isWaiting[from] -> from++ :: else -> break od;
       flight = THE.taskCount;
       THE.records[flight].from = from;
       i = from;
       do :: i < TASKS && isWaiting[i] -> isWaiting[i] = false; i++ :: else -> break od;
       THE.records[flight].count = i - from;
       THE.end[flight] = i - from;
       i = 0;
       from = 0
     }
#ifdef BELL_BEFORE_RECORD
     atomic { if :: THE.guestAsleep -> THE.guestAsleep = false; THE.toGuest = THE.toGuest + (alive[lane] -> 1 : 0) :: else fi }
     atomic { THE.taskCount++; flight = 0; isArmed = true }
#else
     atomic { THE.taskCount++; flight = 0; isArmed = true }
     if
     :: atomic { THE.guestAsleep -> skip }
        if
        :: atomic { THE.guestAsleep -> THE.guestAsleep = false }
           atomic { if :: alive[lane] -> THE.toGuest++ :: else fi }
        :: atomic { else -> skip }
        fi
     :: atomic { else -> skip }
     fi
#endif
  /* Scheduler::onRung */
  :: atomic {
       if
       :: lanes[0].toHost > 0 -> lane = 0
       :: lanes[WORKERS - 1].toHost > 0 -> lane = WORKERS - 1
       fi;
       THE.toHost--
     }
     sweep();
     ringForRoom();
     atomic { isNews = false; isArmed = true }
  /* Sweeper::look */
  :: atomic { isArmed -> isArmed = false; lane = 0 }
     do
     :: atomic { lane < WORKERS && IS_IDLE(lane) -> lane++ }
     :: atomic { lane < WORKERS && !IS_IDLE(lane) -> THE.hostAsleep = false }
        sweep();
        ringForRoom();
        atomic { if :: isNews -> isArmed = true :: else fi; isNews = false; lane++ }
     :: atomic { lane == WORKERS -> lane = 0; break }
     od;
     if
     :: atomic { isArmed -> skip }
     :: atomic { !isArmed -> lane = 0 }
        do
        :: atomic { lane < WORKERS && IS_IDLE(lane) -> lane++ }
        :: atomic { lane < WORKERS && !IS_IDLE(lane) -> THE.hostAsleep = true }
#ifndef NO_SWEEP_AFTER_BELL
           sweep();
           ringForRoom();
#endif
           atomic { if :: isNews -> isArmed = true :: else fi; isNews = false; lane++ }
        :: atomic { lane == WORKERS -> lane = 0; break }
        od
     fi
  /* Balancer::look: another worker is idle. */
  :: atomic {
       moves < MOVES && NONE_WAITS && HAS_IDLE && (HAS_REST(0) || HAS_REST(WORKERS - 1)) ->
       moves++;
       if :: HAS_REST(0) -> lane = 0 :: HAS_REST(WORKERS - 1) -> lane = WORKERS - 1 fi
     }
     sweep();
     ringForRoom();
     atomic { isNews = false; if :: HAS_REST(lane) && (FLIGHT.started & ~CUT) > THE.next -> skip :: else -> goto uncut fi }
     cut(THE.first, THE.next);
uncut:
     skip
  /* TaskClock: looks at what has ended. */
  :: atomic {
       looks < LOOKS && (lanes[0].outcomeCount != lanes[0].outcomeHead || lanes[WORKERS - 1].outcomeCount != lanes[WORKERS - 1].outcomeHead) ->
       looks++;
       if
       :: lanes[0].outcomeCount != lanes[0].outcomeHead -> lane = 0
       :: lanes[WORKERS - 1].outcomeCount != lanes[WORKERS - 1].outcomeHead -> lane = WORKERS - 1
       fi
     }
     sweep();
#ifndef CLOCK_KEEPS_ROOM
     ringForRoom();
#endif
     isNews = false
  /* PoolWorker::onExit, WorkerTasks::fail */
  :: atomic {
       if
       :: !alive[0] && !lanes[0].hasExited -> lane = 0
       :: !alive[WORKERS - 1] && !lanes[WORKERS - 1].hasExited -> lane = WORKERS - 1
       fi;
       THE.hasExited = true
     }
#ifndef NO_SWEEP_AT_EXIT
     sweep();
#endif
     atomic {
       isNews = false;
       THE.toHost = 0;
       if
       :: THE.first != THE.taskCount && (FLIGHT.started & ~CUT) > THE.next ->
         settle(FLIGHT.from + THE.next, FAILED);
         /* Only what it ran fails. */
         assert(runs[FLIGHT.from + THE.next] == 1);
         THE.next++
       :: else
       fi
     }
     do
     :: atomic { THE.first != THE.taskCount -> skip }
        cut(THE.first, THE.next);
        atomic { THE.first++; THE.next = 0 }
     :: atomic { else -> break }
     od
  od
}

#define ON_DEATH(victim) lanes[victim].toGuest = 0

/* Every task was run once and is settled, unless it waits and no worker is left; one that failed, by a death. */
#define AT_REST \
  for (each : 0 .. TASKS - 1) { \
    if \
    :: isWaiting[each] -> assert(runs[each] == 0 && settled[each] == 0 && deaths == WORKERS) \
    :: else -> assert(runs[each] == 1 && (settled[each] == DONE || (settled[each] == FAILED && deaths > 0))) \
    fi \
  }

#include "fate.pml"
