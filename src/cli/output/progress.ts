import type { WriteStream } from "node:tty";
import type { ImportProgress } from "../../importers/run.ts";
import type { Progress } from "../../pipeline/build.ts";
import { shownNumber } from "./numbers.ts";

/** Where progress is shown: standard output or standard error. */
export type Stream = Pick<WriteStream, "write" | "isTTY">;

/** Moves a terminal's cursor to the beginning of its line, and clears the line. */
const CLEAR = "\r\u001b[K";

/** A line that says how far a command has come. */
export interface ProgressLine {
	/** On a terminal the line is overwritten; elsewhere every line stays, so show few. */
	readonly isTerminal: boolean;
	/** Shows a line, unless it is the line that was shown last. */
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
			stream.write(isTerminal ? CLEAR + line : `${line}\n`);
		},
		say(line) {
			stream.write(`${isTerminal ? CLEAR : ""}${line}\n`);
			last = "";
		},
		end() {
			if (isTerminal && last !== "") stream.write(CLEAR);
		},
	};
}

/** The steps of which a terminal shows how much is done. */
const COUNTED: ReadonlySet<Progress["step"]> = new Set(["rendering", "pictures", "indexing", "parts"]);

/** Shows how far a build has come: on a terminal with counts, elsewhere a line for each step. */
export function buildProgress(stream: Stream = process.stdout): { show(progress: Progress): void; end(): void } {
	const line = progressLine(stream);
	return {
		show({ step, done, of, message }) {
			if (message !== undefined) return line.say(message);
			const share = COUNTED.has(step) && line.isTerminal ? ` ${shownNumber(done)} of ${shownNumber(of)}` : "";
			line.show(`${step === "parts" ? "waiting for parts" : step}${share} …`);
		},
		end: line.end,
	};
}

/** A source of fewer bytes is read so soon that only a terminal shows progress. */
const LONG_SOURCE = 20e6;

/** How often a terminal shows progress, in milliseconds. */
const INTERVAL = 200;

/**
 * Shows how far an import has come: on a terminal a bar with the time that is left, elsewhere a line for each tenth of each pass.
 * @param json whether the report is JSON: then only a terminal shows progress
 */
export function importProgress(json: boolean, stream: Stream = process.stderr): { show(progress: ImportProgress): void; end(): void } {
	const line = progressLine(stream);
	let [pass, started, lastStep] = ["", performance.now(), -1];
	return {
		show(progress) {
			if (!line.isTerminal && (json || progress.of <= LONG_SOURCE)) return;
			if (pass !== progress.pass) [pass, started, lastStep] = [progress.pass, performance.now(), -1];
			const seconds = (performance.now() - started) / 1000;
			const share = progress.of === 0 ? 0 : Math.min(1, progress.bytes / progress.of);
			const step = Math.floor(line.isTerminal ? (seconds * 1000) / INTERVAL : share * 10);
			if (step === lastStep) return;
			lastStep = step;
			const bar = line.isTerminal ? `[${"#".repeat(Math.round(share * 20)).padEnd(20, "-")}] ` : "";
			line.show(bar + progressText(progress, share, seconds));
		},
		end: line.end,
	};
}

/**
 * @param share of the pass that is done, 0 to 1
 * @param seconds since the pass began
 */
function progressText({ pass, stories, bytes, of }: ImportProgress, share: number, seconds: number): string {
	const megabytes = (count: number) => shownNumber(Math.round(count / 1e6));
	const left = share > 0.02 ? `, ${Math.ceil((seconds / share) * (1 - share))} s left` : "";
	return `${pass === "survey" ? "looking through" : "writing"}: ${shownNumber(stories)} stories, ${megabytes(bytes)} of ${megabytes(of)} MB${left}`;
}
