// src/memory/watch-table.ts
var TABLE_BYTES = 8192;
var ENTRY_COUNT = 127;
var DOORBELL = 0;
var RUNG = 1;
var AWAKE = 2;
var STOP = 3;
var ENTRIES = 16;
var ENTRY_CELLS = 4;
var VECTOR = 1024;

export {
  TABLE_BYTES,
  ENTRY_COUNT,
  DOORBELL,
  RUNG,
  AWAKE,
  STOP,
  ENTRIES,
  ENTRY_CELLS,
  VECTOR
};
//# sourceMappingURL=chunk-JWCBLBIA.js.map