import { CannotRun, codeOf } from "../problem.ts";

/** A program with all its threads opens about so many files. Where it may open fewer, Node cannot even find its modules, and says that they are missing. */
const NEEDED = 256;

/** The error of a command that may open no more files; undefined for any other error. It is a fault of the machine, never of the file that was to be opened. */
export function tooManyOpen(error: unknown): CannotRun | undefined {
	// An error that a thread died of has lost its code.
	const [code] = /^E[MN]FILE\b/.exec(codeOf(error)) ?? /^E[MN]FILE\b/.exec(error instanceof Error ? error.message : "") ?? [];
	const limit = code !== undefined || codeOf(error) === "ERR_MODULE_NOT_FOUND" ? limitOfProcess() : undefined;
	if (code === undefined && (limit ?? NEEDED) >= NEEDED) return undefined;
	const most = code === "ENFILE" ? "all processes together can open no more" : `a process may open ${limit ?? "no more"} at a time`;
	return new CannotRun(
		`Too many files are open: on this system ${most} (${code ?? "EMFILE"}).`,
		"Raise the limit, for instance with “ulimit -n 4096” before the command, or let it use fewer threads with --jobs 1.",
		"docs/builds.md#threads-and-memory",
	);
}

/** How many files this process may have open; undefined where that is not limited, or not known. */
function limitOfProcess(): number | undefined {
	// It would look up the names of all that this process is connected to.
	Object.assign(process.report, { excludeNetwork: true });
	const { userLimits } = process.report.getReport() as { readonly userLimits?: { readonly open_files?: { readonly soft: unknown } } };
	const limit = Number(userLimits?.open_files?.soft);
	return Number.isNaN(limit) ? undefined : limit;
}

/**
 * For a place that takes an error of the system for a fault of one file.
 * @throws {CannotRun} where it says that too many files are open: otherwise every file from then on would be left out
 */
export function refuseTooManyOpen(error: unknown): void {
	const refusal = tooManyOpen(error);
	if (refusal) throw refusal;
}
