#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Keeps results, so that no work is left out for having none. */
extern volatile double sink;

/* Time of the processor: others may use the machine as well. */
static inline double now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static inline uint64_t next_random(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return *state >> 11;
}

/* Makes numbers from -1 to 1. */
static inline double *make_doubles(long count, uint64_t seed) {
  double *values = malloc(count * sizeof(double));
  for (long i = 0; i < count; i++) values[i] = next_random(&seed) / 4503599627370496.0 - 1;
  return values;
}

/* Each does a job once and returns the milliseconds that it took, without what comes before. */
double sum_of_squares(long n);
double count_primes(long n);
double mandelbrot(long side);
double monte_carlo_pi(long n);
double matrix_multiply(long side);
double fft(long n);
double n_body(long n);
double radix_sort(long n);
double histogram(long n);
double k_means(long n);
double word_count(long bytes);
