import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { arch, availableParallelism, freemem, platform, release, totalmem } from "node:os";
import path from "node:path";
import { nodeRefusal } from "../../system/node.ts";
import { packageVersion } from "../../system/version.ts";
import { libraryVersion } from "../settings/versions.ts";
import { bytesText, type Finding, lacks, well } from "./diagnosis.ts";

/** The major version of Node that is recommended. */
const BEST_NODE = 24;

/** The versions of all that makes a site. */
export function versions(): Finding[] {
	const { node } = process.versions;
	const refusal = nodeRefusal(node);
	const isOld = Number(node.split(".")[0]) < BEST_NODE;
	return [
		well("Backfile", packageVersion()),
		refusal ? lacks("Node", node, refusal) : well("Node", isOld ? `${node}; Node ${BEST_NODE} or later takes a quarter less time` : node),
		well("Eleventy", libraryVersion("@11ty/eleventy") || "not found"),
		well("system", `${platform()} ${release()}, ${arch()}`),
	];
}

/** Fewer open files than this may be too few for a build with threads. */
const FEW_FILES = 1_024;

/** Less memory than this is little. */
const LITTLE_MEMORY = 1e9;

/** What the machine has: memory, processors, open files, languages and time zones. */
export function resources(): Finding[] {
	const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
	return [
		memory < LITTLE_MEMORY
			? well("memory", `${bytesText(memory)}, which is little: build with --jobs 1, or with --no-search`)
			: well("memory", `${bytesText(memory)}, ${bytesText(freemem())} free`),
		well("processors", availableParallelism()),
		openFiles(),
		...languages(),
		...environment(),
	];
}

function openFiles(): Finding {
	const report = process.report as (typeof process.report & { excludeNetwork?: boolean }) | undefined;
	if (!report) return well("open files", "not known");
	report.excludeNetwork = true;
	const { userLimits } = report.getReport() as { readonly userLimits?: { readonly open_files?: { readonly soft: number | string } } };
	const soft = userLimits?.open_files?.soft;
	if (soft === undefined) return well("open files", "no limit is known");
	return typeof soft === "number" && soft < FEW_FILES
		? lacks("open files", `at most ${soft} at once`, `Raise the limit: ulimit -n ${4 * FEW_FILES}`)
		: well("open files", `at most ${soft} at once`);
}

/** Node may have been built without languages, or without time zones. */
function languages(): Finding[] {
	const { icu, tz } = process.versions;
	const hasAll = Intl.DateTimeFormat.supportedLocalesOf(["de", "ja", "ar"]).length === 3;
	const remedy = "Use a Node with full ICU, as nodejs.org has it.";
	return [
		hasAll ? well("languages", `ICU ${icu}`) : lacks("languages", "Node knows but a few languages", remedy),
		hasZones() ? well("time zones", tz ?? "known") : lacks("time zones", "Node knows none", remedy),
	];
}

function hasZones(): boolean {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: "Europe/London" }).resolvedOptions().timeZone === "Europe/London";
	} catch {
		return false;
	}
}

/** Variables that change how builds run. Their values may be secret, and are not told. */
const VARIABLES = ["NODE_OPTIONS", "TZ", "UV_THREADPOOL_SIZE", "PAGEFIND_BINARY_PATH", "PAGEFIND_EXTENDED_BINARY_PATH", "CI"];

function environment(): Finding[] {
	const set = VARIABLES.filter((name) => process.env[name] !== undefined);
	return set.length === 0 ? [] : [well("environment", `${set.join(", ")} ${set.length === 1 ? "is" : "are"} set`)];
}

/** Less free room than this is little. */
const LITTLE_ROOM = 200e6;

/**
 * Whether a folder can be written, and how much room is there.
 * @param folder absolute; it need not be there yet
 */
export function writable(what: string, folder: string): Finding {
	const standing = nearestThere(folder);
	try {
		accessSync(standing, constants.W_OK);
	} catch {
		return lacks(what, `${folder} cannot be written`, "Give the user who builds the right to write there.");
	}
	const { bavail, bsize } = statfsSync(standing);
	const free = bavail * bsize;
	const where = standing === folder ? folder : `${folder}, which is not there yet`;
	return free < LITTLE_ROOM
		? lacks(what, `${where}; only ${bytesText(free)} are free`, "Make room on the disk.")
		: well(what, `${where}; ${bytesText(free)} are free`);
}

function nearestThere(folder: string): string {
	return existsSync(folder) || path.dirname(folder) === folder ? folder : nearestThere(path.dirname(folder));
}

/** Whether a program is found in the folders of `PATH`. */
export function hasProgram(name: string): boolean {
	const ends = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE").split(";") : [""];
	return (process.env.PATH ?? "")
		.split(path.delimiter)
		.filter((folder) => folder !== "")
		.some((folder) => ends.some((end) => existsSync(path.join(folder, name + end))));
}
