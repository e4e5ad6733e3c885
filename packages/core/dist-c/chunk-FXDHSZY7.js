// src/monitor/time-buckets.ts
var PER_DOUBLING = 4;
var FIRST_MS = 1e-3;
var LAST = 160;
function bucketOf(ms) {
  if (!(ms >= FIRST_MS)) return 0;
  return Math.min(LAST, 1 + Math.floor(Math.log2(ms / FIRST_MS) * PER_DOUBLING));
}
function bucketStartMs(bucket) {
  return bucket <= 0 ? 0 : FIRST_MS * 2 ** ((bucket - 1) / PER_DOUBLING);
}

export {
  bucketOf,
  bucketStartMs
};
//# sourceMappingURL=chunk-FXDHSZY7.js.map