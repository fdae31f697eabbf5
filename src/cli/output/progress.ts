import type { WriteStream } from "node:tty";
import type { ImportProgress } from "../../importers/options.ts";
import { counted, shownNumber } from "./numbers.ts";

/** Where progress is shown: standard output or standard error. */
export type Stream = Pick<WriteStream, "write" | "isTTY"> & Partial<Pick<WriteStream, "columns">>;

/** Moves a terminal's cursor to the beginning of its line, and clears the line. */
const CLEAR = "\r\u001b[K";

/** A line that says how far a command has come. */
export interface ProgressLine {
	/** On a terminal the line is overwritten; elsewhere every line stays, so show few. */
	readonly isTerminal: boolean;
	/** Shows a line, unless it is the line that was shown last. A terminal shows as much as it has columns: what is wrapped could not be cleared. */
	show(line: string): void;
	/** Writes a line that stays. */
	say(line: string): void;
	/** Clears the line of a terminal. */
	end(): void;
}

/** Opens a line that says how far a command has come. */
export function progressLine(stream: Stream): ProgressLine {
	const isTerminal = Boolean(stream.isTTY);
	let last = "";
	return {
		isTerminal,
		show(line) {
			if (line === last) return;
			last = line;
			stream.write(isTerminal ? CLEAR + line.slice(0, (stream.columns || 80) - 1) : `${line}\n`);
		},
		say(line) {
			stream.write(`${isTerminal ? CLEAR : ""}${line}\n`);
			last = "";
		},
		end() {
			if (isTerminal && last !== "") stream.write(CLEAR);
			last = "";
		},
	};
}

/** How often the line of a terminal is written anew, and how often another stream gets a line, in milliseconds. */
const INTERVAL = { terminal: 200, other: 30_000 };

/** How far a command has come, step by step. */
export interface StepProgress {
	/**
	 * Shows how far a step has come. The first time begins it.
	 * @param textAfter the line, by how many seconds the step has taken
	 */
	show(step: string, textAfter: (seconds: number) => string): void;
	/** Writes a line that stays. */
	say(line: string): void;
	/** Clears the line of a terminal. More steps may follow. */
	end(): void;
}

/**
 * Shows how far a command has come: on a terminal on one line that is written anew, elsewhere on a line every half a minute.
 * @param now a clock, in milliseconds
 */
function stepProgress(stream: Stream, now = () => performance.now()): StepProgress {
	const line = progressLine(stream);
	const interval = line.isTerminal ? INTERVAL.terminal : INTERVAL.other;
	let [current, began, next] = ["", 0, 0];
	let text: (seconds: number) => string = () => "";
	const draw = () => {
		if (current === "" || now() < next) return;
		next = now() + interval;
		line.show(text((now() - began) / 1000));
	};
	let timer: NodeJS.Timeout | undefined;
	return {
		show(step, textAfter) {
			if (timer === undefined) {
				next = now() + (line.isTerminal ? 0 : interval);
				// A step that tells nothing for long still goes on.
				timer = setInterval(draw, 1_000).unref();
			}
			if (step !== current) {
				[current, began] = [step, now()];
				if (line.isTerminal) next = began;
			}
			text = textAfter;
			draw();
		},
		say: line.say,
		end() {
			clearInterval(timer);
			[timer, current] = [undefined, ""];
			line.end();
		},
	};
}

/** Seconds of a step until its speed is told. */
const SPEED_AFTER = 2;

/** A line such as `rendering 12,340 of 100,000 pages, 2,900 a second, 30 s left`. */
export function countedText({ what, done, of, unit, from = 0 }: Counted, seconds: number): string {
	if (of <= 1) return seconds < SPEED_AFTER ? `${what} …` : `${what}, for ${shownTime(seconds)} so far`;
	const speed = (done - from) / seconds;
	const isTold = seconds >= SPEED_AFTER && speed > 0 && done < of;
	return `${what} ${shownNumber(done)} of ${counted(of, unit)}${isTold ? `, ${shownSpeed(speed)} a second, ${shownTime((of - done) / speed)} left` : ""}`;
}

/** How much of a step is done. */
export interface Counted {
	readonly what: string;
	readonly done: number;
	/** How much there is; 1 or less where nothing is counted. */
	readonly of: number;
	/** One of what is counted, such as `page`. */
	readonly unit: string;
	/** How much was done when the step began. */
	readonly from?: number;
}

/** A time for people, from seconds: `30 s`, `12 min`, `2.5 h`. */
export function shownTime(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}

function shownSpeed(speed: number): string {
	return speed < 9.95 ? speed.toFixed(1) : shownNumber(Math.round(speed));
}

/** How far a step of some command has come. */
export interface CountedStep {
	readonly step: string;
	readonly done: number;
	readonly of: number;
	/** What the user should know now. */
	readonly message?: string | undefined;
}

/** What steps are called and what they count, where that is not files. */
const STEPS: Readonly<Record<string, readonly [what: string, unit: string]>> = {
	waiting: ["waiting for another build", "build"],
	reading: ["reading", "story file"],
	checking: ["checking", "text"],
	pictures: ["converting", "picture"],
	rendering: ["rendering", "page"],
	parts: ["waiting for parts: done", "part"],
	indexing: ["indexing", "search shard"],
};

/**
 * Shows how far a build or another command that counts has come.
 * @param now a clock, in milliseconds
 */
export function countedProgress(stream: Stream = process.stdout, now?: () => number): { show(progress: CountedStep): void; end(): void } {
	const progress = stepProgress(stream, now);
	let [current, from] = ["", 0];
	return {
		show({ step, done, of, message }) {
			if (message !== undefined) return progress.say(message);
			if (step !== current) [current, from] = [step, done];
			const [what, unit] = STEPS[step] ?? [step, "file"];
			const known: Counted = { what, unit, done, of, from };
			progress.show(step, (seconds) => countedText(known, seconds));
		},
		end: progress.end,
	};
}

/**
 * Shows how far an import has come: on a terminal with a bar, elsewhere a line every half a minute.
 * @param json whether the report is JSON: then only a terminal shows progress
 * @param now a clock, in milliseconds
 */
export function importProgress(
	json: boolean,
	stream: Stream = process.stderr,
	now?: () => number,
): { show(progress: ImportProgress): void; end(): void } {
	const progress = stepProgress(stream, now);
	return {
		show(passed) {
			if (json && !stream.isTTY) return;
			const share = passed.of === 0 ? 0 : Math.min(1, passed.bytes / passed.of);
			const bar = stream.isTTY ? `[${"#".repeat(Math.round(share * 20)).padEnd(20, "-")}] ` : "";
			progress.show(passed.pass, (seconds) => bar + progressText(passed, share, seconds));
		},
		end: progress.end,
	};
}

/**
 * @param share of the pass that is done, 0 to 1
 * @param seconds since the pass began
 */
function progressText({ pass, stories, bytes, of }: ImportProgress, share: number, seconds: number): string {
	const megabytes = (count: number) => shownNumber(Math.round(count / 1e6));
	const isTold = seconds >= SPEED_AFTER && share > 0.02 && share < 1;
	const speed = isTold ? `, ${shownSpeed(stories / seconds)} a second, ${shownTime((seconds / share) * (1 - share))} left` : "";
	return `${pass === "survey" ? "looking through" : "writing"}: ${counted(stories, "story", "stories")}, ${megabytes(bytes)} of ${megabytes(of)} MB${speed}`;
}
