import type { SingleBar } from "cli-progress";

/** Shows the operator what a command is doing. */
export interface Progress {
  /** Runs and times one stage. `tick` moves the stage's progress bar. */
  stage<Result>(
    name: string,
    run: (tick: (done: number, of: number) => void) => Promise<Result> | Result,
  ): Promise<Result>;
  /** Says in words what the stage waits for: behind its bar, if there is one, else in a line. Empty if it goes on. */
  note(text: string): void;
  /** Seconds of each stage, in the order in which the stages ran. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Returns the seconds of each stage in words: `scan 0.4, read 0.0`. */
export const describeSeconds = (seconds: ReadonlyMap<string, number>): string =>
  Array.from(seconds, ([name, value]) => `${name} ${value.toFixed(1)}`).join(", ");

/** Returns a progress that draws bars if the stream is a terminal, and writes nothing but notes otherwise. */
export async function createProgress(stream: NodeJS.WriteStream = process.stderr): Promise<Progress> {
  const bars = stream.isTTY ? await import("cli-progress") : undefined;
  const seconds = new Map<string, number>();
  let shown: SingleBar | undefined;
  return {
    seconds,
    note(text) {
      if (shown) shown.update({ note: text });
      else if (text !== "") stream.write(`${text}\n`);
    },
    async stage(name, run) {
      const start = performance.now();
      let bar: SingleBar | undefined;
      const tick = (done: number, of: number): void => {
        if (!bars) return;
        bar ??= startBar(bars, stream, name, of);
        shown = bar;
        bar.update(done);
      };
      try {
        return await run(tick);
      } finally {
        bar?.stop();
        shown = undefined;
        seconds.set(name, (seconds.get(name) ?? 0) + (performance.now() - start) / 1000);
      }
    },
  };
}

function startBar(
  bars: typeof import("cli-progress"),
  stream: NodeJS.WriteStream,
  name: string,
  of: number,
): SingleBar {
  const format = `${name.padEnd(8)} {bar} {value}/{total}  {eta_formatted}  {note}`;
  // A run that is stopped with Ctrl-C ends here and now: a cursor that was hidden, and lines that do not wrap, would stay so.
  const bar = new bars.SingleBar({ stream, format, linewrap: true });
  bar.start(of, 0, { note: "" });
  return bar;
}
