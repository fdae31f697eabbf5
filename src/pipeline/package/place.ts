import { closeSync, existsSync, lstatSync, openSync, readSync, realpathSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "../../problem.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";
import { moveFile, removeFolder } from "../../system/disk/inuse.ts";

/** Where a package is made, and where it will stand. */
export interface Place {
	/** Absolute. */
	readonly target: string;
	/** Where it is made: beside the target, so that renaming it is one step. */
	readonly part: string;
	/** Whether a package of the same kind stands there and is replaced. */
	readonly replaces: boolean;
}

/** What a place must not be in, and what may be replaced. */
export interface PlaceRules {
	readonly form: "bag" | "zip" | "wacz";
	/** Whether an earlier package may be replaced. */
	readonly force: boolean;
	/** Folders of the archive, by what people call them; absolute. */
	readonly folders: Readonly<Record<string, string>>;
}

/**
 * Looks whether a package can be made at a place.
 * @param target absolute
 * @throws {CannotRun} where it cannot
 */
export function placeFor(target: string, { form, force, folders }: PlaceRules): Place {
	const parent = path.dirname(target);
	if (!existsSync(parent)) throw new CannotRun(`${target} cannot be made: the folder ${parent} is not there.`, "Make the folder first.");
	if (form === "wacz" && !target.endsWith(".wacz"))
		throw new CannotRun(`${target} does not end in .wacz, and programs tell a WACZ by that.`, `Name it ${path.basename(target)}.wacz.`);
	const real = path.join(realpathSync(parent), path.basename(target));
	for (const [name, folder] of Object.entries(folders)) {
		const inside = existsSync(folder) ? realpathSync(folder) : folder;
		if (isWithin(inside, real))
			throw new CannotRun(
				`${target} lies in the ${name}, ${folder}.`,
				"Name a place outside it: a package must not become a part of the archive.",
			);
	}
	const standing = lstatSync(target, { throwIfNoEntry: false });
	if (standing && !force) throw new CannotRun(`${target} exists already.`, "Name another place, or replace it with --force.");
	if (standing && !isPackage(target, form))
		throw new CannotRun(`${target} exists and is no ${form} that could be replaced.`, "Name another place, or remove it yourself.");
	const part = path.join(parent, `.${path.basename(target)}.part`);
	// One that a power cut left.
	removeFolder(part);
	return { target, part, replaces: standing !== undefined };
}

function isPackage(target: string, form: PlaceRules["form"]): boolean {
	if (form === "bag") return existsSync(path.join(target, "bagit.txt"));
	const isFile = lstatSync(target).isFile();
	return isFile && beginning(target) === "PK";
}

function beginning(file: string): string {
	const descriptor = openSync(file, "r");
	try {
		const start = Buffer.alloc(2);
		readSync(descriptor, start);
		return start.toString("latin1");
	} finally {
		closeSync(descriptor);
	}
}

/** Puts a finished package where it shall stand. */
export function settle({ target, part, replaces }: Place): void {
	if (!replaces || lstatSync(target).isFile()) {
		moveFile(part, target);
		return;
	}
	const old = `${part}-old`;
	removeFolder(old);
	moveFile(target, old);
	moveFile(part, target);
	removeFolder(old);
}

/** Removes what was made of a package that will not be finished. */
export function abandon({ part }: Place): void {
	removeFolder(part);
}
