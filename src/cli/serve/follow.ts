import type { FSWatcher } from "../../pipeline/preview/watch.ts";
import { type PathRules, pathBelow } from "../../system/disk/diskpaths.ts";

/** What became of a file. */
type Fate = "added" | "changed" | "deleted";

/** What became of files since the last build, by their absolute paths. */
export type Changed = ReadonlyMap<string, Fate>;

/** How many milliseconds must pass without a change before a build begins: editors write a file in several steps. */
const QUIET_TIME = 80;

/** Follows the changes of files. */
export interface Follower {
	/** Has work done for changes that nobody told of, such as those before the watcher was ready. */
	workUnseen(): void;
	/** Follows nothing any more, and waits for the end of work that was begun. */
	close(): Promise<void>;
}

/** The events of a watcher that count: a folder is nothing without its files. */
const FATES: Readonly<Record<string, Fate>> = { add: "added", change: "changed", unlink: "deleted" };

/**
 * Does some work after each change, once nothing changes any more. What changes during the work is worked on afterwards, all at once.
 * @param watched the files and folders to follow, which work can change
 * @param first work that was begun before
 * @param work is given what has changed since it was done last, and whether other files may have changed as well; it does not throw
 */
export function follow(
	watcher: FSWatcher,
	watched: () => readonly string[],
	first: Promise<void>,
	work: (changed: Changed, hasUnseen: boolean) => Promise<void>,
): Follower {
	let followed = new Set(watched());
	let waiting = new Map<string, Fate>();
	let timer: NodeJS.Timeout | undefined;
	let hasUnseen = false;
	let isClosed = false;
	let working: Promise<void> | undefined = first.then(afterWork);

	function afterWork(): void {
		working = undefined;
		// A watcher that is given more paths watches again, and the process would not end.
		if (isClosed) return;
		const now = new Set(watched());
		watcher.unwatch([...followed].filter((one) => !now.has(one)));
		watcher.add([...now].filter((one) => !followed.has(one)));
		followed = now;
		workLater();
	}
	function workLater(): void {
		clearTimeout(timer);
		timer = setTimeout(() => {
			if (working || (waiting.size === 0 && !hasUnseen)) return;
			const [changed, unseen] = [waiting, hasUnseen];
			[waiting, hasUnseen] = [new Map(), false];
			working = work(changed, unseen).then(afterWork);
		}, QUIET_TIME);
	}

	watcher.on("all", (event, file) => {
		const fate = FATES[event];
		if (fate === undefined || isClosed) return;
		waiting.set(file, merged(waiting.get(file), fate));
		workLater();
	});
	return {
		workUnseen() {
			if (isClosed) return;
			hasUnseen = true;
			workLater();
		},
		async close() {
			isClosed = true;
			clearTimeout(timer);
			await watcher.close();
			await working;
		},
	};
}

/** What became of a file to which two things happened. */
function merged(before: Fate | undefined, now: Fate): Fate {
	if (before === "added" && now === "changed") return "added";
	return before === "deleted" && now === "added" ? "changed" : now;
}

/**
 * Whether a path is none of the archive: it lies in a folder, or is a file, whose name begins with a dot, as those of editors and version control do.
 * @param named what is watched, absolute: a settings file may begin with a dot
 */
export function isForeign(file: string, named: readonly string[], rules?: PathRules): boolean {
	const within = named.flatMap((one) => pathBelow(one, file, rules) ?? []);
	return within.length > 0 && within.every((below) => below.split("/").some((part) => /^\.|^node_modules$/.test(part)));
}
