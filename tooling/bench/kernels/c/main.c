#include "bench.h"

volatile double sink;

static const struct { const char *name; double (*job)(long); } jobs[] = {
  {"sum-of-squares", sum_of_squares}, {"count-primes", count_primes}, {"mandelbrot", mandelbrot},
  {"monte-carlo-pi", monte_carlo_pi}, {"matrix-multiply", matrix_multiply}, {"fft", fft},
  {"n-body", n_body}, {"parallel-sort", radix_sort}, {"histogram", histogram}, {"k-means", k_means},
  {"word-count", word_count},
};

/* Runs a job some times and prints the least time in milliseconds: main NAME SIZE ROUNDS. */
int main(int count, char **arguments) {
  if (count != 4) return 2;
  for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
    if (strcmp(jobs[i].name, arguments[1]) != 0) continue;
    double least = INFINITY;
    for (long left = atol(arguments[3]); left > 0; left--) least = fmin(least, jobs[i].job(atol(arguments[2])));
    printf("%.6f\n", least);
    return 0;
  }
  return 2;
}
