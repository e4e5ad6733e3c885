import {
  sharedSlot
} from "./chunk-WMSUII7P.js";
import {
  OptionRangeError,
  StateError
} from "./chunk-6WIJLKRI.js";

// src/guest/task-context.ts
var slot = sharedSlot("task-context");
function taskContext() {
  const runner = sharedSlot("task-context").value;
  if (runner === void 0)
    throw new StateError("taskContext() may be called only by the function of a task, in a worker of a pool");
  return runner.context;
}
var RunningTaskContext = class {
  workerId;
  attempt;
  /** A function of its own, so that it can be taken out of the context. */
  progress;
  #controller;
  constructor(workerId, attempt, report) {
    this.workerId = workerId;
    this.attempt = attempt;
    this.progress = (fraction) => {
      if (!(fraction >= 0 && fraction <= 1))
        throw new OptionRangeError(`progress takes a number from 0 to 1, got ${fraction}`);
      report(fraction);
    };
  }
  get signal() {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }
  abort(reason) {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
  }
};
function enterTasks(runner) {
  slot.value = runner;
}

export {
  taskContext,
  RunningTaskContext,
  enterTasks
};
//# sourceMappingURL=chunk-S2N7RX3B.js.map