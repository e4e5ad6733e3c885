#include "bench.h"

/* The plain loop, with the interior passed over: the method of mandelbrot. */
double mandelbrot(long side) {
  uint16_t *counts = malloc(side * side * 2);
  double start = now_ms(), step = 3.0 / side;
  for (long row = 0; row < side; row++) {
    double ci = 1.5 - (row + 0.5) * step;
    for (long column = 0; column < side; column++) {
      double cr = -2 + (column + 0.5) * step, cusp = cr - 0.25, q = cusp * cusp + ci * ci;
      int count = 1000;
      if (q * (q + cusp) > ci * ci / 4 && (cr + 1) * (cr + 1) + ci * ci > 1.0 / 16) {
        double x = 0, y = 0, xx = 0, yy = 0;
        for (count = 0; count < 1000 && xx + yy <= 4; count++) {
          y = 2 * x * y + ci;
          x = xx - yy + cr;
          xx = x * x;
          yy = y * y;
        }
      }
      counts[row * side + column] = count;
    }
  }
  double time = now_ms() - start;
  sink = counts[side * side / 3];
  free(counts);
  return time;
}

/* Blocks of 256 in panels, four rows by four columns at a time: the method of matrixMultiply. */
double matrix_multiply(long side) {
  enum { DEPTH = 256 };
  double *a = make_doubles(side * side, 1), *b = make_doubles(side * side, 2), *c = calloc(side * side, 8);
  double *rows = malloc(side * DEPTH * 8), *columns = malloc(side * DEPTH * 8);
  double start = now_ms();
  for (long from = 0; from < side; from += DEPTH) {
    long depth = side - from < DEPTH ? side - from : DEPTH;
    for (long i = 0; i < side; i++)
      for (long k = 0; k < depth; k++) rows[(i & ~3) * depth + k * 4 + (i & 3)] = a[i * side + from + k];
    for (long k = 0; k < depth; k++)
      for (long j = 0; j < side; j++) columns[(j & ~3) * depth + k * 4 + (j & 3)] = b[(from + k) * side + j];
    for (long j = 0; j < side; j += 4) {
      for (long i = 0; i < side; i += 4) {
        double s[4][4];
        const double *p = rows + i * depth, *q = columns + j * depth;
        for (int r = 0; r < 4; r++) for (int t = 0; t < 4; t++) s[r][t] = c[(i + r) * side + j + t];
        for (long k = 0; k < depth; k++, p += 4, q += 4)
          for (int r = 0; r < 4; r++) for (int t = 0; t < 4; t++) s[r][t] += p[r] * q[t];
        for (int r = 0; r < 4; r++) for (int t = 0; t < 4; t++) c[(i + r) * side + j + t] = s[r][t];
      }
    }
  }
  double time = now_ms() - start;
  sink = c[side + 1];
  free(a), free(b), free(c), free(rows), free(columns);
  return time;
}

/* Stockham's form, radix 4 and a last pass of radix 2: the method of fft. */
double fft(long n) {
  double *xr = make_doubles(n, 1), *xi = make_doubles(n, 2), *yr = malloc(n * 8), *yi = malloc(n * 8);
  double *cosines = malloc(n * 8), *sines = malloc(n * 8);
  for (long k = 0; k < n; k++) cosines[k] = cos(-2 * M_PI * k / n), sines[k] = sin(-2 * M_PI * k / n);
  double start = now_ms();
  long size = n, s = 1;
  for (; size >= 4; size /= 4, s *= 4) {
    long quarter = n / 4;
    for (long g = 0; g < quarter; g += s) {
      double c1 = cosines[g], s1 = sines[g], c2 = cosines[2 * g], s2 = sines[2 * g], c3 = cosines[3 * g], s3 = sines[3 * g];
      for (long q = g; q < g + s; q++) {
        double ar = xr[q] + xr[q + 2 * quarter], ai = xi[q] + xi[q + 2 * quarter];
        double br = xr[q] - xr[q + 2 * quarter], bi = xi[q] - xi[q + 2 * quarter];
        double cr = xr[q + quarter] + xr[q + 3 * quarter], ci = xi[q + quarter] + xi[q + 3 * quarter];
        double dr = xi[q + 3 * quarter] - xi[q + quarter], di = xr[q + quarter] - xr[q + 3 * quarter];
        long at = 3 * g + q;
        yr[at] = ar + cr, yi[at] = ai + ci;
        yr[at + s] = (br - dr) * c1 - (bi - di) * s1, yi[at + s] = (br - dr) * s1 + (bi - di) * c1;
        yr[at + 2 * s] = (ar - cr) * c2 - (ai - ci) * s2, yi[at + 2 * s] = (ar - cr) * s2 + (ai - ci) * c2;
        yr[at + 3 * s] = (br + dr) * c3 - (bi + di) * s3, yi[at + 3 * s] = (br + dr) * s3 + (bi + di) * c3;
      }
    }
    double *tr = xr, *ti = xi;
    xr = yr, xi = yi, yr = tr, yi = ti;
  }
  if (size == 2)
    for (long q = 0; q < s; q++) {
      yr[q] = xr[q] + xr[q + s], yr[q + s] = xr[q] - xr[q + s];
      yi[q] = xi[q] + xi[q + s], yi[q + s] = xi[q] - xi[q + s];
    }
  double time = now_ms() - start;
  sink = xr[1] + yr[1];
  free(xr), free(xi), free(yr), free(yi), free(cosines), free(sines);
  return time;
}

/* One kick and drift of every body by every other: the method of nBody, for one step. */
double n_body(long n) {
  double *p = make_doubles(3 * n, 1), *v = make_doubles(3 * n, 2), *next = malloc(3 * n * 8);
  double start = now_ms();
  for (long i = 0; i < n; i++) {
    double ax = 0, ay = 0, az = 0;
    for (long j = 0; j < n; j++) {
      if (j == i) continue;
      double dx = p[3 * j] - p[3 * i], dy = p[3 * j + 1] - p[3 * i + 1], dz = p[3 * j + 2] - p[3 * i + 2];
      double square = dx * dx + dy * dy + dz * dz + 1e-4, pull = 1.0 / n / (square * sqrt(square));
      ax += dx * pull, ay += dy * pull, az += dz * pull;
    }
    v[3 * i] += ax * 1e-3, v[3 * i + 1] += ay * 1e-3, v[3 * i + 2] += az * 1e-3;
    for (int k = 0; k < 3; k++) next[3 * i + k] = p[3 * i + k] + v[3 * i + k] * 1e-3;
  }
  double time = now_ms() - start;
  sink = next[0];
  free(p), free(v), free(next);
  return time;
}
