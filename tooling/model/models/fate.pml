/*
 * Death, and what must be so when nobody can go on.
 *
 * A model says in ON_DEATH(victim) what its bookkeeping notes of a death, and in AT_REST what must hold in the end.
 */

active proctype reaper() {
  byte victim;
  do
  :: atomic {
       deaths < DEATHS ->
       select (victim : 0 .. PARTIES - 1);
       if
       :: alive[victim] && !isDone[victim] ->
            alive[victim] = false;
            asleep[victim] = AWAKE;
            deaths++;
            ON_DEATH(victim)
       :: else
       fi
     }
  /* From here on all live. */
  :: break
  od
}

#define ALL_DONE for (each : 0 .. PARTIES - 1) { assert(!alive[each] || isDone[each]) }

active proctype judge() {
  byte each;
  timeout;
  AT_REST
}
