/*
 * Tickets: a shared thing is kept while anybody has it or its handle is under way, and is let go of after that.
 *
 * Mirrors packages/core/src: memory/arena.ts (issueTicket, redeemTicket, giveTicketUp, dropReference), memory/cell.ts
 * (handle, adopt, redeem, release), pool/flight.ts (giveUpHandles). The sender may give up a handle that nobody has
 * begun to read, which both agree on by an exchange, as in `lane.pml`.
 */
#ifndef RECEIVERS
#define RECEIVERS 2
#endif
#ifndef HANDLES
#define HANDLES 3
#endif
/* Fewer than handles: some are under way without one. */
#ifndef TICKETS
#define TICKETS 1
#endif
/* Handles that are read twice, as when they lie in what a manager keeps. */
#ifndef REPEATS
#define REPEATS 0
#endif
#define PARTIES (1 + RECEIVERS)
#include "parties.pml"

/* The head of the cell; the sender made it. */
byte references = 1;
bool isOut[TICKETS];
byte unnumbered;

/* How far each handle is, and its ticket; TICKETS when there was none left. */
#define SENT 1
#define CUT 2
#define STARTED 3
byte state[HANDLES];
byte ticket[HANDLES];
bool hasAll;

/*
 * Bookkeeping: who has the thing, and how many handles are under way that count for one. Where handles are read twice
 * nobody can tell for which of them a reference was taken: those are not counted down, nor asked for.
 */
byte holders = 1;
byte underWay;
byte repeats;

/* dropReference, and what it finds; a part of a step. */
#define DROP \
  references--; \
  assert(references > 0 || REPEATS > 0 || (holders == 0 && underWay == 0))

/* takeTicket: an exchange that succeeds is one step. */
inline takeTicket(number, isTaken) {
  if
  :: number < TICKETS -> isTaken = isOut[number]; isOut[number] = false
#ifdef UNNUMBERED_UNCOUNTED
  :: else -> isTaken = false
#else
  :: else -> isTaken = unnumbered > 0; if :: isTaken -> unnumbered-- :: else fi
#endif
  fi
}

active proctype sender() provided (alive[_pid]) {
  byte each, number;
  bool isTaken;

  do
  :: each < HANDLES ->
#ifndef REFERENCE_ON_ARRIVAL
       atomic { references++; underWay++ }
#endif
       number = 0;
       do
       :: atomic { number < TICKETS && !isOut[number] -> isOut[number] = true; break }
       :: atomic { number < TICKETS && isOut[number] -> number++ }
       :: atomic { number == TICKETS -> unnumbered++; break }
       od;
       atomic { ticket[each] = number; state[each] = SENT; each++ }
  :: else -> break
  od;
  hasAll = true;
  each = 0;
  do
  :: each < HANDLES -> each++
  /* Flight::giveUpHandles */
#ifdef GIVES_UP_WHAT_MAY_ARRIVE
  :: atomic { each < HANDLES && state[each] != CUT -> number = ticket[each]; each++ }
#else
  :: atomic { each < HANDLES && state[each] == SENT -> state[each] = CUT; number = ticket[each]; each++ }
#endif
     atomic { takeTicket(number, isTaken) }
     if
     :: atomic { isTaken -> underWay = underWay - (REPEATS == 0); DROP }
     :: atomic { !isTaken -> skip }
     fi
  :: atomic { each == HANDLES -> break }
  od;
  atomic { holders--; DROP; isDone[_pid] = true }
}

active [RECEIVERS] proctype receiver() provided (alive[_pid]) {
  byte each;
  bool isTaken;

  do
  :: atomic { each < HANDLES && state[each] == SENT -> state[each] = STARTED }
read:
     /* redeemTicket */
     atomic {
       takeTicket(ticket[each], isTaken);
       if
       :: isTaken -> holders++; underWay = underWay - (REPEATS == 0); goto has
       :: else
       fi
     }
     /* addReference */
     atomic {
       if
       :: references > 0 -> references++; holders++
       /* Who reads again, or finds his reference taken by one who did, may come too late. */
       :: else -> assert(REPEATS > 0); goto next
       fi
     }
has:
     atomic { holders--; DROP }
next:
     if
     :: atomic { repeats < REPEATS -> repeats++; goto read }
     :: each++
     fi
  :: each < HANDLES && (state[each] == CUT || state[each] == STARTED) -> each++
  :: atomic { each == HANDLES && hasAll -> break }
  od;
  isDone[_pid] = true
}

#define ON_DEATH(victim)

#define AT_REST \
  /* While all live, nothing is left: not the thing, and no ticket. */ \
  assert(deaths > 0 || (references == 0 && unnumbered == 0)); \
  for (each : 0 .. TICKETS - 1) { assert(deaths > 0 || !isOut[each]) }

#include "fate.pml"
