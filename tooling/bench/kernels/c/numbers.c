#include "bench.h"

/* Blocks of 64-bit sums, four at a time: squares of numbers below 2^26 are added 2,048 at a time, without overflow. */
double sum_of_squares(long n) {
  double start = now_ms();
  unsigned __int128 total = 0;
  for (uint64_t from = 0; from < (uint64_t)n; from += 2048) {
    uint64_t to = from + 2048 < (uint64_t)n ? from + 2048 : (uint64_t)n, i = from;
    uint64_t s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (; i + 4 <= to; i += 4) {
      s0 += i * i;
      s1 += (i + 1) * (i + 1);
      s2 += (i + 2) * (i + 2);
      s3 += (i + 3) * (i + 3);
    }
    for (; i < to; i++) s0 += i * i;
    total += s0 + s1 + s2 + s3;
  }
  double time = now_ms() - start;
  sink = (double)total;
  return time;
}

static const int residues[8] = {1, 7, 11, 13, 17, 19, 23, 29};

static int bit_of(long number) {
  for (int bit = 0; bit < 8; bit++) if (residues[bit] == number % 30) return bit;
  return -1;
}

/* Segmented sieve on a wheel of 30, multiples of 7 to 17 from a pattern: the method of countPrimes. */
double count_primes(long n) {
  enum { SEGMENT = 65536, PATTERN = 7 * 11 * 13 * 17 };
  double start = now_ms();
  long root = (long)sqrt((double)n), crossings = 0, count = 7;
  char *composite = calloc(root + 1, 1);
  int *next = malloc((root + 8) * 8 * sizeof(int)), *steps = malloc((root + 8) * 8 * sizeof(int));
  uint8_t *masks = malloc((root + 8) * 8), *pattern = calloc(PATTERN, 1), *segment = malloc(SEGMENT + 8);
  for (int prime = 7; prime <= 17; prime += prime == 7 || prime == 13 ? 4 : 2) {
    for (int k = 0; k < 8; k++) {
      long multiple = (long)prime * residues[k];
      for (long byte = multiple / 30; byte < PATTERN; byte += prime) pattern[byte] |= 1 << bit_of(multiple);
    }
  }
  for (long p = 2; p <= root; p++) {
    if (composite[p]) continue;
    for (long m = p * p; m <= root; m += p) composite[m] = 1;
    if (p <= 17) continue;
    for (int k = 0; k < 8; k++) {
      long factor = p + (residues[k] - p % 30 + 30) % 30;
      next[crossings] = p * factor / 30;
      steps[crossings] = p;
      masks[crossings++] = 1 << bit_of(p * factor);
    }
  }
  long bytes = (n + 29) / 30;
  for (long first = 0; first < bytes; first += SEGMENT) {
    long length = bytes - first < SEGMENT ? bytes - first : SEGMENT;
    for (long at = 0, offset = first % PATTERN; at < length; offset = 0) {
      long part = length - at < PATTERN - offset ? length - at : PATTERN - offset;
      memcpy(segment + at, pattern + offset, part);
      at += part;
    }
    for (long i = 0; i < crossings; i++) {
      int byte = next[i], step = steps[i], thrice = 3 * step;
      uint8_t mask = masks[i];
      for (; byte < length - thrice; byte += 4 * step) {
        segment[byte] |= mask;
        segment[byte + step] |= mask;
        segment[byte + 2 * step] |= mask;
        segment[byte + thrice] |= mask;
      }
      for (; byte < length; byte += step) segment[byte] |= mask;
      next[i] = byte - length;
    }
    if (first == 0) segment[0] |= 1;
    for (int k = 0; k < 8; k++) if (first + length == bytes && (bytes - 1) * 30 + residues[k] >= n) segment[length - 1] |= 1 << k;
    memset(segment + length, 255, 8);
    for (long at = 0; at < length; at += 8) {
      uint64_t word;
      memcpy(&word, segment + at, 8);
      count += 64 - __builtin_popcountll(word);
    }
  }
  double time = now_ms() - start;
  sink = count;
  free(composite), free(next), free(steps), free(masks), free(pattern), free(segment);
  return time;
}

static uint32_t mix(uint32_t word, uint32_t key) {
  word ^= word >> 16;
  word = (word * 0x7feb352d) ^ key;
  word = (word ^ (word >> 15)) * 0x846ca68b;
  return word ^ (word >> 16);
}

double monte_carlo_pi(long n) {
  double start = now_ms();
  uint32_t outer = mix(1 ^ 0x9e3779b9, 0), inner = mix(outer ^ 1, 0x9e3779b9);
  long hits = 0;
  for (uint32_t counter = 0; counter < 2 * (uint32_t)n; counter += 2) {
    uint64_t x = mix(counter * 0x9e3779b9 + outer, inner) >> 6;
    uint64_t y = mix((counter + 1) * 0x9e3779b9 + outer, inner) >> 6;
    hits += x * x + y * y < (1ull << 52);
  }
  double time = now_ms() - start;
  sink = hits;
  return time;
}
