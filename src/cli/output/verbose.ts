import type { BuildRun } from "../../pipeline/report.ts";
import { counted, shownNumber } from "./numbers.ts";
import type { CountedStep } from "./progress.ts";

/** What `--verbose` tells of a command: it sees each step, and its lines go to standard error. */
export interface Verbose {
	/** Sees how far a step has come. */
	see(progress: Pick<CountedStep, "step" | "done" | "of">): void;
	/** Writes what was seen, or of a build what it tells itself. */
	tell(run?: BuildRun): void;
}

/**
 * Begins to watch a command, if the user asks for it.
 * @param config the file of settings that the user named, or that is taken without a name; undefined for a command without
 */
export function openVerbose(isAsked: boolean | undefined, config?: string): Verbose {
	if (!isAsked) return { see() {}, tell() {} };
	const steps = new Map<string, { seconds: number; of: number }>();
	let [current, began] = ["", performance.now()];
	const end = () => {
		const step = steps.get(current);
		if (step) step.seconds += (performance.now() - began) / 1000;
		began = performance.now();
	};
	return {
		see({ step, of }) {
			if (step !== current) {
				end();
				current = step;
			}
			const known = steps.get(step) ?? { seconds: 0, of: 0 };
			steps.set(step, { ...known, of });
		},
		tell(run) {
			end();
			const pages = steps.get("rendering")?.of ?? 0;
			const seen = [...steps].map(([step, { seconds, of }]) => `${step}: ${seconds.toFixed(2)} s${of > 1 ? `, ${shownNumber(of)}` : ""}`);
			const own = run ? runLines(run, pages) : [...(config === undefined ? [] : [`settings: ${config}`]), ...seen];
			const memory = `memory: at most ${shownNumber(Math.round(process.resourceUsage().maxRSS / 1024))} MB in this process`;
			steps.clear();
			current = "";
			process.stderr.write(`${[...own, memory].join("\n")}\n`);
		},
	};
}

/** Has progress shown, and seen for `--verbose`. */
export function bothOf(shown: { show(progress: CountedStep): void } | undefined, verbose: Verbose): (progress: CountedStep) => void {
	return (progress) => {
		shown?.show(progress);
		verbose.see(progress);
	};
}

/**
 * What a build tells of itself, line by line.
 * @param pages how many pages were rendered
 */
export function runLines({ config, threads, node, seconds, why, anew }: BuildRun, pages: number): string[] {
	const notes: Readonly<Record<string, string>> = {
		read: `, ${counted(anew, "story file")} not as the build before knew them`,
		render: `, ${counted(pages, "page")} made anew`,
	};
	return [
		`settings: ${config}`,
		`threads: ${threads} at most, with Node ${node}`,
		...Object.entries(seconds).map(([step, time]) => `${step}: ${time.toFixed(2)} s${notes[step] ?? ""}`),
		...(why === undefined
			? ["why: no earlier build is known here, so everything was made"]
			: why.length > 0
				? [`why: everything was made anew, since these differ from the build before: ${why.join("; ")}`]
				: pages > 0
					? ["why: only what shows a story that changed was made anew"]
					: []),
	];
}
