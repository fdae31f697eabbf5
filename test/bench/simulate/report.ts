import type { Figures } from "./figures.ts";
import { type Cluster, stepsOf } from "./model.ts";
import { bestOf, MOST, type Trial, within } from "./trial.ts";

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Writes what trials gave: a table, the best number of parts, and how its times are spread. */
export function report(cluster: Cluster, figures: Figures, trials: readonly Trial[]): string {
	const best = bestOf(trials);
	return [
		`${grouped.format(cluster.stories)} stories, ${grouped.format(cluster.machines)} machines of ${cluster.cores} cores`,
		`Measured on: ${figures.measured}`,
		`The store takes ${gigabytes(cluster.stories * figures.storeBytes.parts)} for parts and ${gigabytes(cluster.stories * figures.storeBytes.packs)} for what they give`,
		"",
		...table(cluster, figures, trials),
		"",
		...(best && best.times.length > 0 ? [verdict(best), "", ...histogram(best.times)] : ["No build came to an end."]),
	].join("\n");
}

function gigabytes(bytes: number): string {
	return `${new Intl.NumberFormat("en", { maximumSignificantDigits: 2 }).format(bytes / 1e9)} GB`;
}

function verdict(best: Trial): string {
	return `Best: ${grouped.format(best.parts)} parts; more are hardly faster, or slower. ${MOST * 10} of 10 builds are done within ${duration(within(best, MOST))}:`;
}

function table(cluster: Cluster, figures: Figures, trials: readonly Trial[]): string[] {
	const rows = trials.map((trial) => {
		const { plan, start, part, assemble } = stepsOf(cluster, figures, trial.parts);
		return [
			grouped.format(trial.parts),
			...[plan, start + part, assemble, within(trial, 0.5), within(trial, MOST), trial.times.at(-1) ?? Number.POSITIVE_INFINITY].map(
				duration,
			),
			(trial.busy / 3600).toFixed(2),
			trial.lost.toFixed(1),
			`${((1 - trial.times.length / trial.draws) * 100).toFixed(1)} %`,
		];
	});
	const heads = [
		"parts",
		"plan",
		"a part",
		"assemble",
		"half within",
		"9 of 10 within",
		"longest",
		"machine hours",
		"lost tries",
		"failed",
	];
	return [heads, heads.map(() => "---:"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

/** How many columns the longest bar has, and how many bars there are. */
const WIDTH = 40;
const BARS = 10;

/** Bars for how many times lie where. */
export function histogram(times: readonly number[]): string[] {
	const [low, high] = [times[0] ?? 0, times.at(-1) ?? 0];
	const step = Math.max(1, (high - low) / BARS);
	const counts = Array.from({ length: BARS }, () => 0);
	for (const time of times) {
		const bar = Math.min(BARS - 1, Math.floor((time - low) / step));
		counts[bar] = (counts[bar] ?? 0) + 1;
	}
	const most = Math.max(...counts);
	return counts.flatMap((count, bar) =>
		count === 0 ? [] : [`${inMinutes(low + bar * step).padStart(12)} ${"#".repeat(Math.ceil((count / most) * WIDTH))} ${count}`],
	);
}

/** A time as people write it: `42 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(seconds: number): string {
	if (!Number.isFinite(seconds)) return "never";
	const whole = Math.round(seconds);
	if (whole < 3600) return inMinutes(seconds);
	const minutes = Math.round(seconds / 60);
	return `${grouped.format(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

function inMinutes(seconds: number): string {
	const whole = Math.round(seconds);
	return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
