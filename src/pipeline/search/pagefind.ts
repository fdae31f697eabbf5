import { close } from "pagefind";
import { CannotRun } from "../../problem.ts";

/** Languages whose text Pagefind would divide by a dictionary that no browser has. The script divides it, so Pagefind is told of no language. */
const DIVIDED: ReadonlySet<string> = new Set(["ja", "th", "zh"]);
const NO_LANGUAGE = "und";

/**
 * The language under which Pagefind has all stories of a site.
 * @param language of the site, BCP 47
 */
export function languageForPagefind(language: string): string {
	const primary = language.toLowerCase().split("-")[0] ?? "";
	return DIVIDED.has(primary) ? NO_LANGUAGE : primary;
}

/** @throws an error where Pagefind tells of some */
export function refuse({ errors }: { readonly errors: readonly string[] }): void {
	if (errors.length > 0) throw new Error(errors.join("; "));
}

/**
 * Does some work with a Pagefind of its own, which ends with it.
 * @param folder of the search index, for the message
 * @throws {CannotRun} where Pagefind fails; errors of the operating system as they are
 */
export async function withPagefind<T>(folder: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof CannotRun || (error instanceof Error && "syscall" in error)) throw error;
		throw failed(folder, error);
	} finally {
		await close();
	}
}

function failed(folder: string, error: unknown): CannotRun {
	const message = error instanceof Error ? error.message : String(error);
	return new CannotRun(
		`The search index ${folder} could not be made (${message}).`,
		"Build again, or without one: --no-search. Nothing was published.",
	);
}
