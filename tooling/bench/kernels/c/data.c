#include "bench.h"

/* Six digits of 11 bits, from the lowest: the method of parallelSort. */
double radix_sort(long n) {
  double *values = make_doubles(n, 1);
  uint64_t *from = malloc(n * 8), *to = malloc(n * 8);
  uint32_t(*places)[2048] = calloc(6, sizeof *places);
  memcpy(from, values, n * 8);
  double start = now_ms();
  for (long i = 0; i < n; i++) {
    uint64_t key = from[i] ^ ((uint64_t)((int64_t)from[i] >> 63) | 0x8000000000000000u);
    from[i] = key;
    for (int d = 0; d < 6; d++) places[d][key >> (11 * d) & 2047]++;
  }
  for (int d = 0; d < 6; d++) {
    uint32_t sum = 0;
    for (int b = 0; b < 2048; b++) {
      uint32_t count = places[d][b];
      places[d][b] = sum;
      sum += count;
    }
    for (long i = 0; i < n; i++) to[places[d][from[i] >> (11 * d) & 2047]++] = from[i];
    uint64_t *swapped = from;
    from = to, to = swapped;
  }
  for (long i = 0; i < n; i++) from[i] ^= (uint64_t)((int64_t)~from[i] >> 63) | 0x8000000000000000u;
  double time = now_ms() - start;
  sink = from[n / 2];
  free(values), free(from), free(to), free(places);
  return time;
}

double histogram(long n) {
  double *values = make_doubles(n, 1), counts[1000] = {0};
  double start = now_ms();
  for (long i = 0; i < n; i++) {
    double x = values[i];
    if (!(x >= -1 && x <= 1)) continue;
    int bin = (x + 1) * 500;
    counts[bin < 999 ? bin : 999]++;
  }
  double time = now_ms() - start;
  sink = counts[5];
  free(values);
  return time;
}

/* One round over points of 8 coordinates and 16 centroids, as they lie. */
double k_means(long n) {
  enum { D = 8, K = 16 };
  double *points = make_doubles(n * D, 1), *centers = make_doubles(D * K, 2), sums[K][D + 1] = {{0}}, inertia = 0;
  double start = now_ms();
  for (long i = 0; i < n; i++) {
    double least = INFINITY;
    int best = 0;
    for (int k = 0; k < K; k++) {
      double distance = 0;
      for (int d = 0; d < D; d++) {
        double away = points[i * D + d] - centers[k * D + d];
        distance += away * away;
      }
      if (distance < least) least = distance, best = k;
    }
    inertia += least;
    for (int d = 0; d < D; d++) sums[best][d] += points[i * D + d];
    sums[best][D]++;
  }
  double time = now_ms() - start;
  sink = inertia + sums[1][1];
  free(points), free(centers);
  return time;
}

typedef struct { uint32_t hash, start, end, count; } slot;

/* Bytes, FNV-1a and an open table that is at most half full: what one would write. Words as in a language. */
double word_count(long bytes) {
  char *text = malloc(bytes + 32);
  uint64_t state = 1;
  long length = 0;
  while (length < bytes) {
    uint32_t rank = exp2(next_random(&state) % 65536 / 4096.0);
    for (; rank > 0; rank /= 12) length += sprintf(text + length, "%.2s", &"kalominuresativoanelirosXX"[rank % 12 * 2]);
    text[length++] = ' ';
  }
  double start = now_ms();
  long size = 0, slots = 4096;
  slot *table = calloc(slots, sizeof *table);
  for (long at = 0; at < length;) {
    while (at < length && (text[at] == ' ' || (text[at] >= 9 && text[at] <= 13))) at++;
    long from = at;
    uint32_t hash = 0x811c9dc5;
    for (; at < length && text[at] != ' ' && (text[at] < 9 || text[at] > 13); at++) hash = (hash ^ (uint8_t)text[at]) * 0x01000193;
    if (at == from) continue;
    long s = (hash ^ hash >> 15) & (slots - 1);
    while (table[s].count && !(table[s].hash == hash && table[s].end - table[s].start == at - from &&
                               memcmp(text + table[s].start, text + from, at - from) == 0))
      s = (s + 1) & (slots - 1);
    if (table[s].count++) continue;
    table[s] = (slot){hash, from, at, 1};
    if (++size * 2 <= slots) continue;
    slot *grown = calloc(slots *= 4, sizeof *grown);
    for (long i = 0; i < slots / 4; i++) {
      if (!table[i].count) continue;
      long g = (table[i].hash ^ table[i].hash >> 15) & (slots - 1);
      while (grown[g].count) g = (g + 1) & (slots - 1);
      grown[g] = table[i];
    }
    free(table);
    table = grown;
  }
  double time = (now_ms() - start) * bytes / length;
  sink = size;
  free(text), free(table);
  return time;
}
