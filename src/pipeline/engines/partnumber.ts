import { CannotRun } from "../../problem.ts";

/** Which part a command takes. */
export interface PartNumber {
	/** Counts from 1. */
	readonly part: number;
	/** Who said so, for the line that the command prints: `--part`, or `JOB_COMPLETION_INDEX 12`. */
	readonly from: string;
}

/**
 * The variables by which engines that run a command many times number its runs, and the number of the first run. A Slurm array counts as it is
 * declared: `--array=0-63` from 0, `--array=1-64` from 1.
 */
const VARIABLES: readonly { readonly name: string; readonly first: (env: NodeJS.ProcessEnv) => 0 | 1 }[] = [
	{ name: "JOB_COMPLETION_INDEX", first: () => 0 },
	{ name: "SLURM_ARRAY_TASK_ID", first: (env) => (env.SLURM_ARRAY_TASK_MIN === "0" ? 0 : 1) },
	{ name: "AWS_BATCH_JOB_ARRAY_INDEX", first: () => 0 },
	{ name: "CI_NODE_INDEX", first: () => 1 },
];

const HOW = `Give it with --part, which counts from 1, or run the command in an engine that sets one of ${VARIABLES.map(({ name }) => name).join(", ")}.`;

function refusal(message: string, remedy = HOW): CannotRun {
	return new CannotRun(message, remedy, "docs/scale.md#commands");
}

/**
 * Which part a command takes: the one that `--part` names, else the one that the engine's variable names.
 * @param option what `--part` gives; it counts from 1
 * @param of how many parts the plan has
 * @throws {CannotRun} where nothing names a part, two variables name different parts, a variable is no number, or there is no such part
 */
export function partNumberOf(option: number | undefined, env: NodeJS.ProcessEnv, of: number): PartNumber {
	const found = option === undefined ? partIn(env) : { part: option, from: "--part" };
	const { part, from } = found;
	if (!Number.isSafeInteger(part) || part < 1 || part > of) {
		const said = from === "--part" ? `--part ${part}` : from;
		throw refusal(
			`There is no part ${part} (${said}): the plan has ${of === 1 ? "one part" : `${of} parts, 1 to ${of}`}.`,
			`Run the command once for each part of the plan: ${of} ${of === 1 ? "time" : "times"}.`,
		);
	}
	if (from.startsWith("CI_NODE_INDEX")) checkNodes(env, of);
	return found;
}

function partIn(env: NodeJS.ProcessEnv): PartNumber {
	const found = VARIABLES.flatMap(({ name, first }) => {
		const value = env[name]?.trim() ?? "";
		return value === "" ? [] : [{ part: numberIn(name, value) + 1 - first(env), from: `${name} ${value}` }];
	});
	const [one, ...others] = found;
	if (!one) throw refusal("Nothing says which part this command takes.");
	const other = others.find(({ part }) => part !== one.part);
	if (!other) return one;
	throw refusal(`${one.from} means part ${one.part}, and ${other.from} means part ${other.part}.`, "Say with --part which one it is.");
}

function numberIn(name: string, value: string): number {
	if (/^\d{1,9}$/.test(value)) return Number(value);
	throw refusal(`${name} is no number: ${JSON.stringify(value.slice(0, 40))}.`);
}

/** With fewer runs than parts, some parts would never be made. */
function checkNodes(env: NodeJS.ProcessEnv, of: number): void {
	const nodes = env.CI_NODE_TOTAL?.trim();
	if (!nodes || Number(nodes) === of) return;
	throw refusal(
		`The plan has ${of} ${of === 1 ? "part" : "parts"}, and CI_NODE_TOTAL says that the command is run ${nodes} times.`,
		`Plan with --parts ${nodes}, or set \`parallel: ${of}\`.`,
	);
}
